import { BatchClientError, type BatchErrorDetails, type FoundState } from "./errors.ts";
import type { TerminateJobResult } from "./results.ts";

/** What a wait that ended without the end of the job knows. */
export interface BatchWaitErrorDetails extends BatchErrorDetails {
  readonly reason: "state" | "timeout" | "read";
  readonly lastState: FoundState | undefined;
  readonly polls: number;
  readonly waitedMs: number;
  readonly terminated?: TerminateJobResult | undefined;
}

/** Waiting for the end of a job was in vain. */
export class BatchWaitError extends BatchClientError {
  override readonly name = "BatchWaitError";
  /**
   * `state`: the job is disabled, deleting or deleted, or went back to active; `timeout`: `waitTimeoutMs` passed;
   * `read`: the job could not be read, see `cause`.
   */
  readonly reason: "state" | "timeout" | "read";
  /** The state that was seen last; undefined when no read succeeded. */
  readonly lastState: FoundState | undefined;
  /** How many reads were made. */
  readonly polls: number;
  /** How long the wait took, in whole milliseconds. */
  readonly waitedMs: number;
  /** What the termination came to, when the wait was part of it: the service had taken the request. */
  readonly terminated: TerminateJobResult | undefined;

  constructor(message: string, details: BatchWaitErrorDetails) {
    super(message, details);
    this.reason = details.reason;
    this.lastState = details.lastState;
    this.polls = details.polls;
    this.waitedMs = details.waitedMs;
    this.terminated = details.terminated;
  }
}
