import { closingNotes } from "./closing-notes.ts";
import { EXIT } from "./exit-codes.ts";
import type { IdSource } from "./id-sources.ts";
import { type Interrupt, listen } from "./interrupt.ts";
import { isDone, type JobLine } from "./job-line.ts";
import type { Journal } from "./journal.ts";
import { isReaderGone } from "./outputs.ts";
import { Pull } from "./pull.ts";
import type { Reporter } from "./reporter.ts";
import type { Surroundings } from "./surroundings.ts";
import { Tally } from "./tally.ts";

const TYPE_THEM = `Type the ids of the jobs, one per line, and end with ${process.platform === "win32" ? "Ctrl-Z and Enter" : "Ctrl-D"}.`;

const UNREAD = "nobody reads the output any more";

/** What became of a job, and why that is the end of the whole run. */
export interface JobEnd {
  readonly line: JobLine;
  /** Why no further job can succeed. */
  readonly fatal?: string | undefined;
}

/** A run over many jobs. */
export interface Run {
  readonly sources: readonly IdSource[];
  readonly reporter: Reporter;
  readonly interrupt: Interrupt;
  readonly openJournal?: (() => Promise<Journal>) | undefined;
  /** Ids that are done already, in lower case, where there is no journal. */
  readonly done?: ReadonlySet<string>;
  readonly stopOnError: boolean;
  /** Whether a journal would have helped. */
  readonly canJournal: boolean;
  /** Whether nothing is sent. */
  readonly isDry: boolean;
  /** Does the work, and tells of each job when it is done. */
  work(jobIds: AsyncIterable<string>): AsyncIterable<JobEnd>;
}

/**
 * Runs over jobs, shows what becomes of them, and says how the process should end.
 * @throws {UsageError} when the list of jobs or the journal is wrong
 */
export async function runJobs(run: Run, surroundings: Surroundings): Promise<number> {
  const { sources, reporter, interrupt } = run;
  const total = await totalOf(sources);
  const journal = await run.openJournal?.();
  const tally = new Tally();
  const tell = (line: JobLine) => {
    tally.add(line);
    reporter.job(line);
  };
  const pull = new Pull({
    ...{ sources, stop: interrupt.noMore, onRepeated: reporter.repeated },
    done: journal?.done ?? run.done ?? new Set(),
    onSkipped: (jobId) => tell({ jobId, outcome: "skipped" }),
  });
  const startedAt = surroundings.elapsed();
  let isUnread = false;
  for (const stream of [surroundings.stdout, surroundings.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Whoever reads no further wants no more.
      isUnread ||= isReaderGone(error);
      interrupt.finish();
    });
  }
  const stopListening = listen(interrupt, surroundings, reporter.note);
  if (sources.some(({ isTyped }) => isTyped)) reporter.note(TYPE_THEM);
  reporter.begin(tally, total);
  if (journal?.note !== undefined) reporter.note(journal.note);
  let stoppedBy: string | undefined;
  let failure: { readonly reason: unknown } | undefined;
  try {
    for await (const { line, fatal } of run.work(pull)) {
      if (journal) journal.record(line, () => tell(line));
      else tell(line);
      await journal?.ready();
      stoppedBy ??=
        fatal ??
        (journal?.failure === undefined ? undefined : "the journal takes nothing more") ??
        (run.stopOnError && !isDone(line) ? "a job failed, and --stop-on-error was given" : undefined);
      if (stoppedBy !== undefined) interrupt.finish();
    }
    for await (const jobId of pull.rest()) tell({ jobId, outcome: "notTried" });
  } catch (reason) {
    failure = { reason };
  }
  await journal?.close();
  stopListening();
  reporter.end();
  const cut = sources.filter(({ isCut }) => isCut).map(({ name }) => name);
  const elapsedMs = surroundings.elapsed() - startedAt;
  closingNotes({
    tally,
    cut,
    elapsedMs,
    stoppedBy: stoppedBy ?? (isUnread && !interrupt.isInterrupted ? UNREAD : undefined),
    isBroken: failure !== undefined,
    journal,
    canJournal: run.canJournal,
    isDry: run.isDry,
    isInterrupted: interrupt.isInterrupted,
  }).forEach(reporter.note);
  if (failure) throw failure.reason;
  if (interrupt.isInterrupted || isUnread) return EXIT.interrupted;
  return tally.notDone > 0 || journal?.failure !== undefined ? EXIT.failed : EXIT.done;
}

async function totalOf(sources: readonly IdSource[]): Promise<number | undefined> {
  let total: number | undefined = 0;
  for (const source of sources) {
    const count = await source.count();
    total = count === undefined || total === undefined ? undefined : total + count;
  }
  return total;
}
