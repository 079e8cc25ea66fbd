import { isJobNotFound } from "./error-guards.ts";
import { BatchClientError, type FoundState } from "./errors.ts";
import type { JobReading } from "./job-state.ts";
import type { TerminateJobResult, WaitForTerminationResult } from "./results.ts";
import { type Runtime, sleep } from "./runtime.ts";
import type { StopSignal } from "./stop.ts";
import { decideWait, pollDelayMs } from "./wait-decision.ts";
import { BatchWaitError } from "./wait-error.ts";
import type { WaitPolicy } from "./wait-input.ts";

const STUCK: Readonly<Partial<Record<FoundState, string>>> = {
  active: "it is active again",
  deleted: "there is no such job: it is deleted, or was never made",
};

/** One read of the job, with what the answer asked for. */
export interface Poll {
  readonly reading: JobReading;
  readonly retryAfterMs: number | undefined;
}

/** What a wait needs of the client. */
export interface Waiter {
  readonly jobId: string;
  readonly policy: WaitPolicy;
  readonly signal: StopSignal;
  /** What the termination came to that the wait follows; undefined for a wait alone. */
  readonly terminated?: TerminateJobResult | undefined;
  /** Reads the job, within so many milliseconds. */
  poll(withinMs: number): Promise<Poll>;
  /** Tells what was found, and when the next read comes. */
  tell(state: FoundState, delayMs: number | undefined): void;
}

/**
 * Reads a job until it is over.
 * @throws {BatchWaitError} when the job will not come to its end, or not in time
 */
export async function waitUntilOver(waiter: Waiter, runtime: Runtime): Promise<WaitForTerminationResult> {
  const { jobId, policy, signal, terminated } = waiter;
  const startedAt = runtime.elapsed();
  let lastState: FoundState | undefined;
  let terminatingSeen = false;
  let askedMs: number | undefined;
  for (let polls = 1; ; polls++) {
    const leftMs = startedAt + policy.waitTimeoutMs - runtime.elapsed();
    const poll = await find(waiter, leftMs).catch((error: unknown) => {
      if (signal.aborted) throw signal.reason;
      // A read that the end of the wait cut off says nothing about the service.
      throw runtime.elapsed() - startedAt >= policy.waitTimeoutMs
        ? inVain("timeout", polls)
        : inVain("read", polls, error);
    });
    lastState = poll.state;
    const decision = decideWait(poll.state, terminatingSeen, policy.acceptDeleted);
    terminatingSeen ||= poll.state === "terminating";
    askedMs = poll.retryAfterMs;
    const leftNow = startedAt + policy.waitTimeoutMs - runtime.elapsed();
    const delayMs =
      decision === "wait" ? pollDelayMs(polls - 1, askedMs, leftNow, runtime.random()) : undefined;
    waiter.tell(poll.state, delayMs);
    if (decision === "over") return result(poll, polls);
    if (decision === "stuck") throw inVain("state", polls);
    if (delayMs === undefined) throw inVain("timeout", polls);
    await sleep(runtime, delayMs, signal);
  }

  function result({ state, reading }: Found, polls: number): WaitForTerminationResult {
    return {
      jobId,
      state: state === "deleted" ? "deleted" : "completed",
      endTime: reading?.endTime,
      terminateReason: reading?.terminateReason,
      polls,
      waitedMs: Math.round(runtime.elapsed() - startedAt),
    };
  }

  function inVain(reason: BatchWaitError["reason"], polls: number, cause?: unknown): BatchWaitError {
    const seen =
      lastState === undefined ? "its state is not known" : `it was ${lastState} when it was read last`;
    const later = askedMs ? `, and the service asks not to be asked again within ${askedMs} ms` : "";
    const why = {
      state: STUCK[lastState ?? "deleted"] ?? `it is ${lastState}`,
      timeout: `it was not over within waitTimeoutMs, ${policy.waitTimeoutMs} ms; ${seen}${later}`,
      read: `it could not be read; ${seen}; see cause`,
    };
    const before = terminated ? `; its termination is ${terminated.outcome}` : "";
    const reads = polls === 1 ? "1 read" : `${polls} reads`;
    return new BatchWaitError(
      `waiting for the end of job ${JSON.stringify(jobId)}: ${why[reason]} (${reads}${before})`,
      {
        ...{ reason, lastState, polls, terminated, cause },
        waitedMs: Math.round(runtime.elapsed() - startedAt),
        attempts: terminated?.attempts ?? polls,
        clientRequestId:
          terminated?.clientRequestId ??
          (cause instanceof BatchClientError ? cause.clientRequestId : undefined),
        outcomeUnknown: false,
      },
    );
  }
}

interface Found {
  readonly state: FoundState;
  readonly reading?: JobReading;
  readonly retryAfterMs: number | undefined;
}

async function find({ poll }: Waiter, withinMs: number): Promise<Found> {
  try {
    const { reading, retryAfterMs } = await poll(withinMs);
    return { state: reading.state, reading, retryAfterMs };
  } catch (error) {
    if (isJobNotFound(error)) {
      return { state: "deleted", retryAfterMs: undefined };
    }
    throw error;
  }
}
