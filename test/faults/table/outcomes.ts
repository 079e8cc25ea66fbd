import type { TerminateJobResult } from "../../../src/result.ts";
import type { Expected, ExpectedError } from "../scenario.ts";

// random is always 0.5 here: three quarters of one, two and four seconds.
/** The first backoffs of the default policy. */
export const BACKOFF = [750, 1_500, 3_000] as const;

type More<Given extends keyof ExpectedError> = Partial<Omit<ExpectedError, "name" | Given>>;

export const accepts = (attempts: number, result: Partial<TerminateJobResult> = {}): Expected => ({
  result: { outcome: "accepted", status: 202, attempts, ...result },
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
  result: { outcome, status: 409, attempts },
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

/** Refused before anything is sent. */
export const refusesInput = (argument: string): Expected => ({
  error: { name: "BatchInputError", argument, attempts: 0, outcomeUnknown: false },
});
