import { expect } from "vitest";
import type { FoundState } from "../../../src/errors.ts";
import type { TerminateJobResult, WaitForTerminationResult } from "../../../src/results.ts";
import { ETAG, JOB_ENDED, REQUEST_ID } from "../../upstream/batch-answers.ts";
import type { Expected, ExpectedError } from "../scenario.ts";

// random is always 0.5 here: three quarters of one, two and four seconds.
/** The first backoffs of the default policy. */
export const BACKOFF = [750, 1_500, 3_000] as const;

type More<Given extends keyof ExpectedError> = Partial<Omit<ExpectedError, "name" | Given>>;

// random is always 0.5 here: three quarters of half a second, of one second, and so on up to five seconds.
/** The first pauses between the reads of a wait. */
export const PAUSES = [375, 750, 1_500, 3_000, 3_750] as const;

export const accepts = (
  attempts: number,
  result: Partial<Omit<TerminateJobResult, "ended">> = {},
): Expected => ({
  result: { outcome: "accepted", status: 202, toldBy: "answer", attempts, ...result },
  waits: BACKOFF.slice(0, attempts - 1),
});

/** Accepted after exactly these waits. */
export const acceptsAfter = (...waits: readonly number[]): Expected => ({
  ...accepts(waits.length + 1),
  waits,
});

export const alreadyTerminated = (
  outcome: "alreadyTerminating" | "alreadyCompleted",
  attempts: number,
): Expected => ({
  result: { outcome, status: 409, toldBy: "answer", attempts },
  waits: BACKOFF.slice(0, attempts - 1),
});

/** An error that came at the first attempt, and whose outcome is known, unless told otherwise. */
export const serviceError = (status: number, more: More<"status"> = {}): Expected => ({
  error: {
    name: "BatchServiceError",
    status,
    attempts: 1,
    outcomeUnknown: false,
    says: [String(status)],
    ...more,
  },
  waits: BACKOFF.slice(0, (more.attempts ?? 1) - 1),
});

/** The connection was lost each time. */
export const connectionLost = (more: More<"failure"> = {}): Expected => ({
  error: {
    name: "BatchNetworkError",
    failure: "lost",
    attempts: 4,
    outcomeUnknown: true,
    ...more,
  },
  waits: BACKOFF.slice(0, (more.attempts ?? 4) - 1),
});

/** The connection could not be made. */
export const notConnected = (failure: "refused" | "dns" | "tls", attempts: number): Expected => ({
  error: { name: "BatchNetworkError", failure, attempts, outcomeUnknown: false },
  waits: BACKOFF.slice(0, attempts - 1),
});

export const timesOut = (
  scope: "attempt" | "total",
  timeoutMs: number,
  attempts: number,
  elapsedMs: number,
): Expected => ({
  error: { name: "BatchTimeoutError", scope, timeoutMs, attempts, outcomeUnknown: attempts > 0 },
  waits: BACKOFF.slice(0, Math.max(0, attempts - 1)),
  elapsedMs,
});

/** A read after a lost answer found the job where it was wanted; whose termination it was is not claimed. */
export const foundOver = (state: "terminating" | "completed", attempts: number): Expected => ({
  result: {
    outcome: state === "terminating" ? "alreadyTerminating" : "alreadyCompleted",
    status: 200,
    toldBy: "read",
    etag: ETAG,
    lastModified: new Date("2023-08-11T22:52:15.600Z"),
    requestId: REQUEST_ID,
    dataServiceId: undefined,
    attempts,
    ended: undefined,
  },
  waits: BACKOFF.slice(0, attempts - 1),
});

const sum = (waits: readonly number[]) => waits.reduce((total, wait) => total + wait, 0);

/** The end of a job that was waited for. */
export const endsCompleted = (
  polls: number,
  result: Partial<WaitForTerminationResult> = {},
  waits: readonly number[] = PAUSES.slice(0, polls - 1),
): Expected => ({
  result: {
    jobId: "nightly-42",
    state: "completed",
    endTime: new Date(JOB_ENDED),
    terminateReason: "superseded",
    polls,
    waitedMs: sum(waits),
    ...result,
  },
  waits,
});

/** A wait that ended without the end of the job. */
export const waitsInVain = (
  reason: "state" | "timeout" | "read",
  lastState: FoundState | undefined,
  polls: number,
  more: More<"reason" | "lastState" | "polls" | "outcomeUnknown"> = {},
): Expected => ({
  error: {
    name: "BatchWaitError",
    reason,
    lastState,
    polls,
    attempts: polls,
    outcomeUnknown: false,
    terminated: undefined,
    ...(reason === "read" && { cause: expect.any(Error) }),
    ...more,
  },
  waits: PAUSES.slice(0, polls - 1),
});

/** Refused before anything is sent. */
export const refusesInput = (argument: string): Expected => ({
  error: { name: "BatchInputError", argument, attempts: 0, outcomeUnknown: false },
});
