import { isBatchClientError, isBatchServiceError } from "./error-guards.ts";
import { emit, type OnEvent } from "./events.ts";
import type { RetryPolicy } from "./options.ts";
import type { Call, Pace } from "./pipeline.ts";

/** What is known of a call before it begins. */
export interface NewCall {
  readonly jobId: string;
  readonly clientRequestId: string;
  readonly policy: RetryPolicy;
  readonly onEvent: OnEvent | undefined;
  /** On the runtime's `elapsed` clock. */
  readonly startedAt: number;
  readonly pace?: Pace | undefined;
}

/** A call of Job - Terminate. */
export const terminateCall = (call: NewCall): Call =>
  begun(call, `POST /jobs/${encodeURIComponent(call.jobId)}/terminate`, 202, true);

/** A call of Job - Get. */
export const readCall = (call: NewCall): Call =>
  begun(call, `GET /jobs/${encodeURIComponent(call.jobId)}`, 200, false);

const begun = (
  { jobId, clientRequestId, policy, onEvent, startedAt, pace }: NewCall,
  label: string,
  success: number,
  acts: boolean,
): Call => ({
  label,
  success,
  acts,
  jobId,
  clientRequestId,
  policy,
  onEvent,
  startedAt,
  pace,
  deadline: startedAt + policy.totalTimeoutMs,
  attempts: 0,
  heldSince: undefined,
  ambiguous: false,
  answerText: "",
  stale: false,
  challenged: false,
  scheme: undefined,
  secrets: new Set(),
});

/** What is told of a call when it ends. */
export interface Watched extends NewCall {
  attempts: number;
  ambiguous: boolean;
}

/** Tells the caller's hook that a call ended with an error. */
export const tellGaveUp = (call: Readonly<Watched>, elapsed: number, error: unknown): void =>
  emit(call, elapsed, {
    type: "gaveUp",
    reason: isBatchClientError(error) ? error.name : "aborted",
    status: isBatchServiceError(error) ? error.status : undefined,
    outcomeUnknown: isBatchClientError(error) ? error.outcomeUnknown : call.ambiguous,
  });
