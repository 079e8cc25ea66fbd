import { BatchNetworkError, BatchTimeoutError } from "./errors.ts";
import { emit } from "./events.ts";
import type { PipelineAnswer, Send } from "./pipeline.ts";
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
    // Once a call: what follows is treated as any other lost connection.
    let mayBeStale = true;
    for (let retries = 0; ; ) {
      let outcome: Outcome;
      try {
        outcome = { answer: await next(request) };
      } catch (error) {
        outcome = { error };
      }
      if (signal.aborted) throw signal.reason;
      const failure = failureOf(outcome, call.success);
      if (failure === undefined) return handOn(outcome);
      if (mayBeStale && call.stale) {
        mayBeStale = false;
        emit(call, runtime.elapsed(), { type: "retry", reason: failureName(failure), delayMs: 0 });
        await sleep(runtime, 0, signal);
        continue;
      }
      // A service that is busy for one of many calls is busy for all: they wait together.
      const shared = typeof failure === "object" && failure.status === 429 ? call.pace : undefined;
      const known = {
        retryAfterMs: outcome.answer && retryAfterMs(outcome.answer.headers, runtime.now()),
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
  | { readonly answer: PipelineAnswer; readonly error?: undefined }
  | { readonly answer?: undefined; readonly error: unknown };

function handOn({ answer, error }: Outcome): PipelineAnswer {
  if (answer) return answer;
  throw error;
}

function failureOf({ answer, error }: Outcome, success: number): AttemptFailure | undefined {
  if (answer) return answer.status === success ? undefined : { status: answer.status };
  if (error instanceof BatchNetworkError) return error.failure;
  return error instanceof BatchTimeoutError ? "attemptTimeout" : undefined;
}
