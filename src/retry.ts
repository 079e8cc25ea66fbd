import { BatchNetworkError, BatchTimeoutError } from "./errors.ts";
import type { Send } from "./pipeline.ts";
import { retryAfterMs } from "./retry-after.ts";
import { decideRetry } from "./retry-decision.ts";
import type { AttemptFailure } from "./retry-table.ts";
import { type Runtime, sleep } from "./runtime.ts";

/** Sends again after failures that the retry table calls worth it; otherwise hands the last outcome on. */
export const retry =
  (runtime: Runtime) =>
  (next: Send): Send =>
  async (request) => {
    const { call, signal } = request;
    for (let retries = 0; ; retries++) {
      const outcome = await settled(next(request));
      if (signal.aborted) throw signal.reason;
      const failure = failureOf(outcome);
      const decision =
        failure &&
        decideRetry({
          failure,
          retryAfterMs: outcome.response && retryAfterMs(outcome.response.headers, runtime.now()),
          retries,
          remainingMs: call.deadline - runtime.elapsed(),
          policy: call.policy,
          random: runtime.random(),
        });
      if (!decision?.retry) {
        if (outcome.response) return outcome.response;
        throw outcome.error;
      }
      await sleep(runtime, decision.delayMs, signal);
    }
  };

type Outcome =
  | { readonly response: Response; readonly error?: undefined }
  | { readonly response?: undefined; readonly error: unknown };

const settled = (sent: Promise<Response>): Promise<Outcome> =>
  sent.then(
    (response) => ({ response }),
    (error: unknown) => ({ error }),
  );

function failureOf({ response, error }: Outcome): AttemptFailure | undefined {
  if (response) return response.status === 202 ? undefined : { status: response.status };
  if (error instanceof BatchNetworkError) return error.failure;
  return error instanceof BatchTimeoutError ? "attemptTimeout" : undefined;
}
