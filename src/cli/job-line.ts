import type { TerminateJobResult, WaitForTerminationResult } from "./library.ts";
import type { RehearsedRequest } from "./rehearsal.ts";

/** What became of a job, in one word. */
export type JobOutcome =
  | "accepted"
  | "alreadyTerminating"
  | "alreadyCompleted"
  | "completed"
  | "deleted"
  | "wouldTerminate"
  | "skipped"
  | "failed"
  | "interrupted"
  | "notTried";

/** One job as the command line tells it; with `--json`, one line of output. */
export interface JobLine {
  /** The id, as it was given. */
  readonly jobId: string;
  /**
   * `accepted`, `alreadyTerminating`, `alreadyCompleted`; `completed`, `deleted` after a wait; `wouldTerminate` in a dry
   * run; `skipped`: the journal holds it as done; `failed`; `interrupted`: stopped while it was under way; `notTried`.
   */
  readonly outcome: JobOutcome;
  /** The HTTP status of the last answer. */
  readonly status?: number | undefined;
  /** The service's error code, such as `JobNotFound`. */
  readonly code?: string | undefined;
  /** The name of the error, such as `BatchServiceError`. */
  readonly error?: string | undefined;
  /** What happened, in a sentence. */
  readonly message?: string | undefined;
  /** Whether the job may have been terminated all the same. */
  readonly outcomeUnknown?: boolean | undefined;
  /** What told the outcome: the answer, or a read of the job after the answer was lost. */
  readonly toldBy?: TerminateJobResult["toldBy"] | undefined;
  /** The state that a read found the job in, after the outcome had become unknown. */
  readonly jobState?: string | undefined;
  /** How many times the request was sent; how many reads a wait took. */
  readonly attempts?: number | undefined;
  /** The service's id of the request, for a support case. */
  readonly requestId?: string | undefined;
  /** The id that was sent with the request. */
  readonly clientRequestId?: string | undefined;
  /** The job's ETag. */
  readonly etag?: string | undefined;
  /** When the job last changed. */
  readonly lastModified?: Date | undefined;
  /** What became of the termination, when only the wait after it failed or was stopped: `outcome`, `status` and both ids. */
  readonly terminated?: Terminated | undefined;
  /** How the job ended, when that was waited for: `state`, `endTime`, `terminateReason`, `waitedMs`. */
  readonly ended?: Ended | undefined;
  /** What a dry run would have sent: `method`, `url`, `conditions`, `body`. */
  readonly request?: RehearsedRequest | undefined;
}

/** A termination that the service took. */
export type Terminated = Pick<TerminateJobResult, "outcome" | "status" | "requestId" | "clientRequestId">;

/** The end of a job. */
export interface Ended {
  readonly state: string;
  readonly endTime: Date | undefined;
  readonly terminateReason: string | undefined;
  readonly waitedMs: number;
}

/** What is told of the end of a job. */
export const endedOf = ({ state, endTime, terminateReason, waitedMs }: WaitForTerminationResult): Ended => ({
  ...{ state, endTime, terminateReason },
  waitedMs,
});

const NOT_DONE: ReadonlySet<JobOutcome> = new Set(["failed", "interrupted", "notTried"]);

/** Whether a job is where the caller wants it, as far as this run is concerned. */
export const isDone = ({ outcome }: Pick<JobLine, "outcome">): boolean => !NOT_DONE.has(outcome);
