import { inLanes } from "../in-lanes.ts";
import { systemRuntime } from "../runtime.ts";
import { type WaitAsked, waitOptions } from "./asked.ts";
import { failureLine, fatal } from "./failure-line.ts";
import { Interrupt } from "./interrupt.ts";
import { endedOf } from "./job-line.ts";
import { isBatchWaitError } from "./library.ts";
import { prepare } from "./prepare.ts";
import { type JobEnd, runJobs } from "./run-jobs.ts";
import type { Surroundings } from "./surroundings.ts";

const CONCURRENCY = 8;

/**
 * Waits for the end of jobs that are terminated already, and says how the process should end.
 * @throws {UsageError} when something is wrong that can be told before anything is sent
 */
export async function wait(
  jobs: readonly string[],
  asked: WaitAsked,
  surroundings: Surroundings,
): Promise<number> {
  const options = waitOptions(asked);
  const { sources, connect } = await prepare(jobs, asked, surroundings);
  const { client, reporter } = await connect();
  const interrupt = new Interrupt();
  const signal = interrupt.giveUp;
  let answered = false;
  const waitFor = (jobId: string): Promise<JobEnd> =>
    client.waitForTermination(jobId, { ...options, signal }).then(
      (result) => {
        answered = true;
        const { state, polls } = result;
        return { line: { jobId, outcome: state, attempts: polls, ended: endedOf(result) } };
      },
      (error: unknown) => {
        // What a read ended with tells more than that it could not be read.
        const reason = isBatchWaitError(error) && error.reason === "read" ? error.cause : error;
        const line = failureLine(jobId, error, { command: "wait", stopped: signal });
        return { line, fatal: fatal(reason, answered) };
      },
    );
  return runJobs(
    {
      ...{ sources, reporter, interrupt, stopOnError: false, canJournal: false, isDry: false },
      work: (items) =>
        inLanes(
          { items, signal, width: () => asked.concurrency ?? CONCURRENCY, work: waitFor },
          systemRuntime,
        ),
    },
    surroundings,
  );
}
