import { type BatchAnswer, publishedErrors } from "./published-errors.ts";

/** A job's state: Microsoft Learn, "Job - Get", JobState. */
export type JobState =
  | "active"
  | "disabling"
  | "disabled"
  | "enabling"
  | "terminating"
  | "completed"
  | "deleting";

/** A job as far as its end is concerned. */
export interface Job {
  /** As it was created; the service finds it in any letter case. */
  readonly id: string;
  readonly state: JobState;
  readonly etag: string;
  readonly lastModifiedMs: number;
}

/** A job that was last changed at a time. */
export const jobAt = (id: string, state: JobState, lastModifiedMs: number): Job => ({
  id,
  state,
  etag: etagOf(lastModifiedMs),
  lastModifiedMs,
});

const MS_FROM_YEAR_1_TO_1970 = 62_135_596_800_000;
const TICKS_PER_MS = 10_000n;

/**
 * The ETag of a job that was last changed at a time: in every recorded job it is that time as .NET counts it, in units
 * of 100 ns since the year 1, in hexadecimal digits.
 *
 * Source: Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023).
 */
export const etagOf = (epochMs: number): string =>
  `0x${(BigInt(epochMs + MS_FROM_YEAR_1_TO_1970) * TICKS_PER_MS).toString(16).toUpperCase()}`;

/** What the service makes of a job that it is asked to terminate: the job that it is then, or an error. */
export function terminated(
  job: Job,
  nowMs: number,
  refusesDisabled = false,
): { readonly job: Job } | { readonly refusal: BatchAnswer } {
  const refusal = refusalIn(job.state, refusesDisabled);
  return refusal ? { refusal } : { job: jobAt(job.id, "terminating", nowMs) };
}

// Microsoft Learn, "Job - Terminate" and "Batch status and error codes". What a terminating job answers is not recorded
// anywhere: the code that was made for it is the likely one. Nothing is known of a disabled job.
function refusalIn(state: JobState, refusesDisabled: boolean): BatchAnswer | undefined {
  if (state === "terminating") return publishedErrors.JobBeingTerminated;
  if (state === "completed") return publishedErrors.JobCompleted;
  if (state === "deleting") return publishedErrors.JobBeingDeleted;
  return state === "disabled" && refusesDisabled ? publishedErrors.JobDisabled : undefined;
}
