/** How a job came to be terminated. */
export type TerminateOutcome = "accepted" | "alreadyTerminating" | "alreadyCompleted";

/** What {@link BatchClient.terminateJob} resolves with. */
export interface TerminateJobResult {
  /**
   * `accepted`: the service answered 202. `alreadyTerminating`, `alreadyCompleted`: it answered 409 after an earlier
   * attempt whose effect is not known, or to an idempotent call; or a read found the job so after a lost answer. Whose
   * termination that was cannot be proven.
   */
  readonly outcome: TerminateOutcome;
  /** The job's id, as it was given. */
  readonly jobId: string;
  /** The HTTP status of the last answer: 202 or 409; 200 when a read told it. */
  readonly status: number;
  /** What told the outcome: the answer to the request, or a read of the job after the answer was lost. */
  readonly toldBy: "answer" | "read";
  /** The job's ETag, without quotes, as the service sends it. */
  readonly etag: string | undefined;
  /** When the job last changed. */
  readonly lastModified: Date | undefined;
  /** The service's id of the request, for a support case. */
  readonly requestId: string | undefined;
  /** The `client-request-id` that was sent. */
  readonly clientRequestId: string;
  /** The service's name for what was acted on: the URL of the call. */
  readonly dataServiceId: string | undefined;
  /** How many times the request was sent; a read is not counted. */
  readonly attempts: number;
  /** How the job ended, when the call was told to wait for that. */
  readonly ended: WaitForTerminationResult | undefined;
}

/** What a wait resolves with: the job is over. */
export interface WaitForTerminationResult {
  /** The job's id, as it was given. */
  readonly jobId: string;
  /** `completed`; `deleted` when the job is gone and the caller takes that for an end. */
  readonly state: "completed" | "deleted";
  /** When the job was completed, by the service's clock. */
  readonly endTime: Date | undefined;
  /** Why the job ended. */
  readonly terminateReason: string | undefined;
  /** How many reads it took. */
  readonly polls: number;
  /** How long it took, in whole milliseconds. */
  readonly waitedMs: number;
}
