import type { Account } from "./account.ts";
import { type TerminateAsked, terminateOptions } from "./asked.ts";
import { dryRun } from "./dry-run.ts";
import { failureLine, fatal } from "./failure-line.ts";
import { Interrupt } from "./interrupt.ts";
import { endedOf, type JobLine } from "./job-line.ts";
import { openJournal } from "./journal.ts";
import { isBatchServiceError, type TerminateJobResult, type TerminateJobsOutcome } from "./library.ts";
import { prepare } from "./prepare.ts";
import { type JobEnd, runJobs } from "./run-jobs.ts";
import type { Surroundings } from "./surroundings.ts";
import { Terminations } from "./terminations.ts";

/**
 * Terminates jobs, and says how the process should end.
 * @throws {UsageError} when something is wrong that can be told before anything is sent
 */
export async function terminate(
  jobs: readonly string[],
  asked: TerminateAsked,
  surroundings: Surroundings,
): Promise<number> {
  const options = terminateOptions(asked);
  const { sources, account, rehearsal, connect } = await prepare(jobs, asked, surroundings, (client) => {
    client.terminateJobs([], options);
  });
  const interrupt = new Interrupt();
  const run = { sources, interrupt, stopOnError: asked.stopOnError };
  const needs = { endpoint: journalName(account), wait: asked.wait, now: surroundings.now };
  if (asked.dryRun) {
    const rehearsed = await dryRun(asked, rehearsal, needs, surroundings);
    return runJobs({ ...run, ...rehearsed, canJournal: false, isDry: true }, surroundings);
  }
  const terminations = new Terminations();
  const { client, reporter } = await connect(terminations.hear);
  const { journal: path } = asked;
  const signal = interrupt.giveUp;
  return runJobs(
    {
      ...{ ...run, reporter, canJournal: true, isDry: false },
      openJournal: path === undefined ? undefined : () => openJournal(path, needs),
      work: (jobIds) => ends(client.terminateJobs(jobIds, { ...options, signal }), terminations, signal),
    },
    surroundings,
  );
}

// The same account, however its endpoint is written.
const journalName = ({ endpoint }: Account) => {
  const { origin, pathname } = new URL(endpoint);
  return origin + pathname.replace(/\/+$/, "");
};

async function* ends(
  outcomes: AsyncIterable<TerminateJobsOutcome>,
  terminations: Terminations,
  stopped: AbortSignal,
): AsyncGenerator<JobEnd, void> {
  let answered = false;
  for await (const { jobId, result, error } of outcomes) {
    answered ||= result !== undefined || isBatchServiceError(error);
    const call = { command: "terminate", stopped, settled: terminations.take(jobId) } as const;
    yield result
      ? { line: resultLine(result) }
      : { line: failureLine(jobId, error, call), fatal: fatal(error, answered) };
  }
}

function resultLine({ ended, dataServiceId: _, ...result }: TerminateJobResult): JobLine {
  return ended ? { ...result, ended: endedOf(ended) } : result;
}
