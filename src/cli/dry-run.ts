import { type TerminateAsked, terminateOptions } from "./asked.ts";
import { failureLine } from "./failure-line.ts";
import { type JournalNeeds, journalContents } from "./journal.ts";
import { jsonReporter, plainReporter } from "./plain-reporter.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { JobEnd, Run } from "./run-jobs.ts";
import type { Surroundings } from "./surroundings.ts";

/** A run that shows what would be sent, and sends nothing. A journal is read, and left as it is. */
export async function dryRun(
  asked: TerminateAsked,
  { client, sent }: Rehearsal,
  needs: JournalNeeds,
  surroundings: Surroundings,
): Promise<Pick<Run, "reporter" | "done" | "work">> {
  const { concurrency: _, stopOnError: __, wait: ___, ...options } = terminateOptions(asked);
  const never = new AbortController().signal;
  async function* work(jobIds: AsyncIterable<string>): AsyncGenerator<JobEnd, void> {
    for await (const jobId of jobIds) {
      yield await client.terminateJob(jobId, options).then(
        () => ({ line: { jobId, outcome: "wouldTerminate" as const, request: sent() } }),
        (error: unknown) => ({ line: failureLine(jobId, error, { command: "terminate", stopped: never }) }),
      );
    }
  }
  const done =
    asked.journal === undefined ? new Set<string>() : (await journalContents(asked.journal, needs)).done;
  return { reporter: asked.json ? jsonReporter(surroundings) : plainReporter(surroundings), done, work };
}
