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
export const terminateCall = (call: NewCall): Call => ({
  ...begun(call),
  label: `POST /jobs/${encodeURIComponent(call.jobId)}/terminate`,
  success: 202,
  acts: true,
});

/** A call of Job - Get. */
export const readCall = (call: NewCall): Call => ({
  ...begun(call),
  label: `GET /jobs/${encodeURIComponent(call.jobId)}`,
  success: 200,
  acts: false,
});

const begun = ({ pace, ...call }: NewCall): Omit<Call, "label" | "success" | "acts"> => ({
  ...call,
  pace,
  deadline: call.startedAt + call.policy.totalTimeoutMs,
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
