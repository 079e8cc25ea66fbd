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
  /** @default when it was last changed */
  readonly createdMs?: number;
  /** When it came into its state. @default when it was last changed */
  readonly sinceMs?: number;
  /** Where it was before. @default the state that leads to its own, from its creation on */
  readonly before?: FormerState;
  /** @default what the service writes when nobody gave a reason */
  readonly terminateReason?: string;
  /** How many reads have shown it terminating. @default 0 */
  readonly timesShownTerminating?: number;
}

/** A state that a job has left. */
export interface FormerState {
  readonly state: JobState;
  readonly sinceMs: number;
}

/** A job that was last changed at a time. */
export const jobAt = (id: string, state: JobState, lastModifiedMs: number): Job => ({
  id,
  state,
  etag: etagOf(lastModifiedMs),
  lastModifiedMs,
});

/** When a job was created, by what is known of it. */
export const createdMs = (job: Job): number => job.createdMs ?? job.lastModifiedMs;

/** When a job came into its state, by what is known of it. */
export const sinceMs = (job: Job): number => job.sinceMs ?? job.lastModifiedMs;

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
