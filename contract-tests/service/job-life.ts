import { createdMs, type Job, type JobState, jobAt, sinceMs } from "./job.ts";
import { type BatchAnswer, publishedErrors } from "./published-errors.ts";

/** What the request to terminate a job says. */
export interface Termination {
  readonly nowMs: number;
  /** @default the service's own */
  readonly terminateReason?: string | undefined;
  /** Whether a disabled job refuses; nobody has recorded it. @default false */
  readonly refusesDisabled?: boolean | undefined;
}

/** What the service makes of a job that it is asked to terminate: the job that it is then, or an error. */
export function terminated(
  job: Job,
  { nowMs, terminateReason, refusesDisabled = false }: Termination,
): { readonly job: Job } | { readonly refusal: BatchAnswer } {
  const refusal = refusalIn(job.state, refusesDisabled);
  return refusal ? { refusal } : { job: ending(job, "terminating", nowMs, terminateReason) };
}

/** A job whose termination has changed it. */
export const ending = (
  job: Job,
  state: "terminating" | "completed",
  nowMs: number,
  terminateReason?: string,
): Job => ({
  ...jobAt(job.id, state, nowMs),
  createdMs: createdMs(job),
  before: { state: job.state, sinceMs: sinceMs(job) },
  ...(terminateReason !== undefined && { terminateReason }),
});

/**
 * A terminating job that has come to its end: ETag, time of the last change and previous state stay as they were.
 *
 * Source: Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023).
 */
export const completed = (job: Job, nowMs: number): Job => ({ ...job, state: "completed", sinceMs: nowMs });

/** A job as a read finds it: a terminating one ends when so many reads have shown it so. */
export function found(job: Job, nowMs: number, terminatingReads: number): Job {
  if (job.state !== "terminating") return job;
  const timesShownTerminating = (job.timesShownTerminating ?? 0) + 1;
  return timesShownTerminating > terminatingReads ? completed(job, nowMs) : { ...job, timesShownTerminating };
}

// Microsoft Learn, "Job - Terminate" and "Batch status and error codes". What a terminating job answers is not recorded
// anywhere: the code that was made for it is the likely one. Nothing is known of a disabled job.
function refusalIn(state: JobState, refusesDisabled: boolean): BatchAnswer | undefined {
  if (state === "terminating") return publishedErrors.JobBeingTerminated;
  if (state === "completed") return publishedErrors.JobCompleted;
  if (state === "deleting") return publishedErrors.JobBeingDeleted;
  return state === "disabled" && refusesDisabled ? publishedErrors.JobDisabled : undefined;
}
