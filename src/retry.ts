import { BatchNetworkError, BatchTimeoutError } from "./errors.ts";
import { emit } from "./events.ts";
import type { Send } from "./pipeline.ts";
import { retryAfterMs } from "./retry-after.ts";
import { decideRetry } from "./retry-decision.ts";
import { type AttemptFailure, failureName } from "./retry-table.ts";
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
      if (failure === undefined) return handOn(outcome);
      const decision = decideRetry({
        failure,
        retryAfterMs: outcome.response && retryAfterMs(outcome.response.headers, runtime.now()),
        retries,
        remainingMs: call.deadline - runtime.elapsed(),
        policy: call.policy,
        random: runtime.random(),
      });
      if (!decision.retry) return handOn(outcome);
      emit(call, runtime.elapsed(), {
        type: "retry",
        reason: failureName(failure),
        delayMs: decision.delayMs,
      });
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

function handOn({ response, error }: Outcome): Response {
  if (response) return response;
  throw error;
}

function failureOf({ response, error }: Outcome): AttemptFailure | undefined {
  if (response) return response.status === 202 ? undefined : { status: response.status };
  if (error instanceof BatchNetworkError) return error.failure;
  return error instanceof BatchTimeoutError ? "attemptTimeout" : undefined;
}
