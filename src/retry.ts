import { BatchNetworkError, BatchTimeoutError } from "./errors.ts";
import { emit } from "./events.ts";
import type { Send } from "./pipeline.ts";
import { retryAfterMs } from "./retry-after.ts";
import { decideRetry } from "./retry-decision.ts";
import { type AttemptFailure, failureName } from "./retry-table.ts";
import { type Runtime, sleep } from "./runtime.ts";
import { decideSharedRetry } from "./shared-retry.ts";

/** Sends again after failures that the retry table calls worth it; otherwise hands the last outcome on. */
export const retry =
  (runtime: Runtime) =>
  (next: Send): Send =>
  async (request) => {
    const { call, signal } = request;
    for (let retries = 0; ; ) {
      const outcome = await settled(next(request));
      if (signal.aborted) throw signal.reason;
      const failure = failureOf(outcome, call.success);
      if (failure === undefined) return handOn(outcome);
      // A service that is busy for one of many calls is busy for all: they wait together.
      const shared = typeof failure === "object" && failure.status === 429 ? call.pace : undefined;
      const known = {
        retryAfterMs: outcome.response && retryAfterMs(outcome.response.headers, runtime.now()),
        policy: call.policy,
        random: runtime.random(),
      };
      const decision =
        shared && call.acts
          ? decideSharedRetry({ ...known, pausesInVain: shared.pausesInVain, refusedMs: shared.refusedMs })
          : decideRetry({ ...known, failure, retries, remainingMs: call.deadline - runtime.elapsed() });
      if (!decision.retry) {
        shared?.slowDown(known.retryAfterMs ?? call.policy.retryBaseDelayMs);
        return handOn(outcome);
      }
      const { delayMs } = decision;
      emit(call, runtime.elapsed(), { type: "retry", reason: failureName(failure), delayMs });
      if (shared) shared.slowDown(delayMs);
      else await sleep(runtime, delayMs, signal);
      if (!shared || !call.acts) retries++;
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

function failureOf({ response, error }: Outcome, success: number): AttemptFailure | undefined {
  if (response) return response.status === success ? undefined : { status: response.status };
  if (error instanceof BatchNetworkError) return error.failure;
  return error instanceof BatchTimeoutError ? "attemptTimeout" : undefined;
}
