import { createdMs, type FormerState, type Job, type JobState, sinceMs } from "./job.ts";

// Microsoft Learn, "Job - Get", CloudJob and JobExecutionInformation: every field that a job can have.
const FIELDS = new Set(
  `id displayName usesTaskDependencies url eTag lastModified creationTime state stateTransitionTime previousState
  previousStateTransitionTime priority allowTaskPreemption maxParallelTasks constraints jobManagerTask
  jobPreparationTask jobReleaseTask commonEnvironmentSettings poolInfo onAllTasksComplete onTaskFailure
  networkConfiguration metadata executionInfo stats`.split(/\s+/),
);

/** The names in a `$select` clause. */
export const selectedNames = (clause: string): string[] => clause.split(",").map((name) => name.trim());

/** Whether a job can have a field of this name. */
export const isField = (name: string): boolean => FIELDS.has(name);

/**
 * A job as the body of an answer: its fields, in the order and with the values of recorded jobs.
 *
 * Source: Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023).
 * @param origin where the service is, without a slash at the end
 * @param select the clause that was sent, if there was one
 */
export function jobBody(job: Job, origin: string, select?: string): Readonly<Record<string, unknown>> {
  const all = Object.entries(fieldsOf(job, origin)).filter(([, value]) => value !== undefined);
  const metadata = `${origin}/$metadata#jobs/@Element`;
  if (select === undefined) return { "odata.metadata": metadata, ...Object.fromEntries(all) };
  const names = selectedNames(select);
  return {
    // OData 3.0, JSON format, "Context URLs": it tells what was selected. Not recorded for this service.
    "odata.metadata": `${metadata}&$select=${names.join()}`,
    ...Object.fromEntries(all.filter(([name]) => names.includes(name))),
  };
}

function fieldsOf(job: Job, origin: string): Readonly<Record<string, unknown>> {
  const before = formerState(job);
  const isEnding = job.state === "terminating" || job.state === "completed";
  return {
    id: job.id,
    url: `${origin}/jobs/${encodeURIComponent(job.id)}`,
    eTag: job.etag,
    lastModified: odataTime(job.lastModifiedMs),
    creationTime: odataTime(createdMs(job)),
    state: job.state,
    stateTransitionTime: odataTime(sinceMs(job)),
    previousState: before?.state,
    previousStateTransitionTime: before && odataTime(before.sinceMs),
    priority: 500,
    maxParallelTasks: -1,
    usesTaskDependencies: false,
    allowTaskPreemption: false,
    constraints: { maxWallClockTime: "P10675199DT2H48M5.4775807S", maxTaskRetryCount: 3 },
    poolInfo: { poolId: POOL },
    executionInfo: {
      startTime: odataTime(createdMs(job)),
      ...(job.state === "completed" && { endTime: odataTime(sinceMs(job)) }),
      poolId: POOL,
      // Azure/azure-sdk-for-python, test_batch_jobs (recorded traffic, 2020): the reason when nobody gave one.
      ...(isEnding && { terminateReason: job.terminateReason ?? "UserTerminate" }),
    },
    onAllTasksComplete: "noaction",
    onTaskFailure: "noaction",
  };
}

const POOL = "nightly";

// Microsoft Learn, "Job - Get": a job that is in its first state was in none before.
const LEADS_TO: Readonly<Record<JobState, JobState | undefined>> = {
  active: undefined,
  disabling: "active",
  disabled: "disabling",
  enabling: "disabled",
  terminating: "active",
  completed: "active",
  deleting: "active",
};

function formerState(job: Job): FormerState | undefined {
  const state = LEADS_TO[job.state];
  return job.before ?? (state && { state, sinceMs: createdMs(job) });
}

// As in the published example of Job - Get: no zeros at the end of a second's digits.
const odataTime = (epochMs: number) => new Date(epochMs).toISOString().replace(/\.?0+Z$/, "Z");
