import { BatchClientError, isBatchWaitError, type WaitForTerminationResult } from "../../src/index.ts";
import { taking, takingState } from "./bends.ts";
import { type Bend, bent, type WaitForTermination } from "./bent-client.ts";
import { CALLS, ERRORS, RETRIES, WAITS, type WrongClient } from "./wrong-client.ts";

const TOLD = "client-outcome";
const READ = "wait-conformance";

/** Clients that read too often or not often enough, or tell something else than what they read. */
export const wrongWaits: readonly WrongClient[] = [
  waiting(
    "stops-at-terminating",
    "takes a terminating job for one that is over",
    READ,
    /no read after one that found the job terminating/,
    takingOne("terminating", "completed"),
  ),
  waiting(
    "stops-at-active",
    "gives up a job that is still active",
    READ,
    /no read after one that found the job active/,
    takingOne("active", "disabled"),
  ),
  waiting(
    "stops-at-enabling",
    "gives up a job that is being enabled",
    READ,
    /no read after one that found the job enabling/,
    takingOne("enabling", "disabled"),
  ),
  waiting(
    "endless",
    "reads a completed job for ever",
    READ,
    /more reads after one that found the job completed/,
    takingOne("completed", "terminating"),
  ),
  waiting(
    "endless-disabled",
    "waits for a disabled job for ever",
    READ,
    /more reads after one that found the job disabled/,
    takingOne("disabled", "terminating"),
  ),
  waiting(
    "endless-deleting",
    "waits for a job that is being deleted",
    READ,
    /more reads after one that found the job deleting/,
    takingOne("deleting", "terminating"),
  ),
  waiting(
    "active-again",
    "does not notice that a job is active again",
    READ,
    /more reads after one that found the job active/,
    takingState((state) => (state === "active" ? "terminating" : undefined)),
  ),
  waiting("without-pause", "reads again at once", READ, /another read after \d+ ms\nat least/, {
    clock: (clock) => ({
      ...clock,
      after: (ms, callback) => clock.after(Number.isFinite(ms) ? 0 : ms, callback),
    }),
  }),
  waiting("slow", "reads once in a few minutes", READ, /another read after \d{5,} ms\nat most/, {
    clock: (clock) => ({ ...clock, after: (ms, callback) => clock.after(ms * 300, callback) }),
  }),
  {
    ...waiting(
      "retry-after",
      "does not look at the Retry-After of a read",
      READ,
      /Retry-After: 30/,
      taking(withoutRetryAfter),
    ),
    target: "proxy",
  },
  waiting(
    "disabled-as-success",
    "takes a disabled job for one that is over",
    TOLD,
    /completed .*\n.*disabled/,
    takingOne("disabled", "completed"),
  ),
  waiting(
    "deleting-as-success",
    "takes a job that is being deleted for one that is over",
    TOLD,
    /completed .*\n.*deleting/,
    takingOne("deleting", "completed"),
  ),
  waiting(
    "gone-as-success",
    "takes a job that is gone for one that is over",
    TOLD,
    /deleted \(.*\n.*an error/,
    takingGoneForSuccess(),
  ),
  waiting(
    "state-misread",
    "tells a disabled job as one that is being deleted",
    TOLD,
    /BatchWaitError state deleting\n.*disabled/,
    takingOne("disabled", "deleting"),
  ),
  waiting(
    "no-cause",
    "loses why a job cannot be read",
    TOLD,
    /BatchWaitError read terminating$/m,
    withoutCause(),
  ),
  {
    ...waiting(
      "error-lost",
      "throws an error of no kind for a read that failed",
      TOLD,
      /the client told Error: Error: no/,
      plainError(),
    ),
    aims: ERRORS,
  },
  telling("no-end-time", "loses when the job ended", { endTime: undefined }),
  telling("no-reason", "loses why the job ended", { terminateReason: undefined }),
  telling("polls", "miscounts its reads", { polls: 7 }),
  {
    ...waiting("retries-never", "does not try a read again", "retry-conformance", /a single attempt/, {
      options: { maxRetries: 0 },
    }),
    aims: RETRIES,
  },
  {
    ...waiting("retries-too-many", "tries a read again ten times", "retry-conformance", /5 attempts/, {
      options: { maxRetries: 10 },
    }),
    aims: RETRIES,
  },
];

function waiting(id: string, what: string, check: string, finding: RegExp, bend: Bend): WrongClient {
  return {
    ...{ id: `wait-${id}`, what, check, finding, reads: true, target: "mock", aims: WAITS },
    makeClient: bent(bend),
  };
}

function telling(id: string, what: string, change: Partial<WaitForTerminationResult>): WrongClient {
  const bend: Bend = {
    waitForTermination: (next) => async (jobId, options) => ({ ...(await next(jobId, options)), ...change }),
  };
  return { ...waiting(id, what, TOLD, /a result with the state completed/, bend), aims: CALLS };
}

function takingOne(state: string, other: string): Bend {
  return takingState((each) => (each === state ? other : undefined));
}

function withoutRetryAfter({ status, headers: before, body }: Response): Response {
  const headers = new Headers(before);
  headers.delete("retry-after");
  return new Response(body, { status, headers });
}

function failing(change: (error: unknown, jobId: string) => WaitForTerminationResult): Bend {
  const bentWait =
    (next: WaitForTermination): WaitForTermination =>
    (jobId, options) =>
      next(jobId, options).catch((error: unknown) => change(error, jobId));
  return { waitForTermination: bentWait };
}

function takingGoneForSuccess(): Bend {
  return failing((error, jobId) => {
    if (!isBatchWaitError(error) || error.lastState !== "deleted") throw error;
    const { polls, waitedMs } = error;
    return { jobId, state: "deleted", endTime: undefined, terminateReason: undefined, polls, waitedMs };
  });
}

function withoutCause(): Bend {
  return failing((error) => {
    if (error instanceof BatchClientError) Object.defineProperty(error, "cause", { value: undefined });
    throw error;
  });
}

function plainError(): Bend {
  return failing(() => {
    throw new Error("no");
  });
}
