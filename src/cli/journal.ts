import { createReadStream, statSync } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { JobLine } from "./job-line.ts";
import { entryLine, headerLine } from "./journal-format.ts";
import { type JournalContents, readJournal } from "./journal-reader.ts";
import { takeLock } from "./lock.ts";
import { SyncedLog } from "./synced-log.ts";
import { UsageError } from "./usage-error.ts";
import { visible } from "./visible.ts";

/** A file that keeps what became of jobs, whatever happens to the process. */
export interface Journal {
  /** The jobs that it holds as done, in lower case. */
  readonly done: ReadonlySet<string>;
  /** What was cut off of it, in a sentence; undefined when it was whole. */
  readonly note: string | undefined;
  /** Why it takes nothing more; undefined as long as it does. */
  readonly failure: string | undefined;
  /** Keeps what became of a job; calls back when that is on the disk, or when the disk did not take it. */
  record(line: JobLine, settled: () => void): void;
  /** Settles when there is room for more. */
  ready(): Promise<void>;
  /** Waits until everything is on the disk, and gives the file back. */
  close(): Promise<void>;
}

/** What a run asks of its journal. */
export interface JournalNeeds {
  readonly endpoint: string;
  /** Whether a job counts as done only when its end was waited for. */
  readonly wait: boolean;
  now(): number;
}

/**
 * What a journal holds, without opening it for writing; a file that is not there holds nothing.
 * @throws {UsageError} when it is of another account, not a journal, or cannot be read
 */
export async function journalContents(path: string, needs: JournalNeeds): Promise<JournalContents> {
  const name = visible(path);
  try {
    const contents = await readJournal(isThere(path) ? createReadStream(path) : [], name);
    refuseOther(contents, needs, name);
    return contents;
  } catch (error) {
    throw unusable(name, error as NodeJS.ErrnoException);
  }
}

function isThere(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  // A device may have no end.
  if (found && !found.isFile()) throw new Error("it is no file");
  return found !== undefined;
}

/**
 * Opens a journal for one process alone, and begins it where there is none.
 * @throws {UsageError} when it is in use, of another account, not a journal, or cannot be opened
 */
export async function openJournal(path: string, needs: JournalNeeds): Promise<Journal> {
  // One file has one lock, whatever name it is given by.
  const giveBack = await takeLock(`${await realpath(path).catch(() => path)}.lock`);
  try {
    return await opened(path, needs, giveBack);
  } catch (error) {
    await giveBack();
    throw unusable(visible(path), error as NodeJS.ErrnoException);
  }
}

async function opened(path: string, needs: JournalNeeds, giveBack: () => Promise<void>): Promise<Journal> {
  const { done, endpoint, wholeBytes, tornBytes } = await journalContents(path, needs);
  const file = await open(path, "a");
  if (tornBytes > 0) await file.truncate(wholeBytes);
  if (endpoint === undefined) {
    await file.appendFile(`${headerLine(needs.endpoint)}\n`);
    await file.datasync();
    await syncFolder(path);
  }
  const log = new SyncedLog(file);
  const cutOff = `${visible(path)}: the last line was torn when its process ended, and is cut off; its job is tried again.`;
  return {
    done,
    note: tornBytes > 0 ? cutOff : undefined,
    get failure() {
      return log.failure;
    },
    record: (line, settled) => log.append(entryLine(line, needs.now()), settled),
    ready: () => log.ready(),
    close: () => log.close().finally(giveBack),
  };
}

// The name of a new file is on the disk only with its folder.
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(dirname(path));
    await folder.sync().finally(() => folder.close());
  } catch {
    // Windows cannot do this, and need not.
  }
}

function refuseOther({ endpoint, notEnded }: JournalContents, needs: JournalNeeds, name: string): void {
  if (endpoint !== undefined && endpoint !== needs.endpoint) {
    throw new UsageError(
      `${name} is the journal of another account, ${visible(endpoint)}; this run is about ${needs.endpoint}. Nothing was sent. Give each account a journal of its own.`,
    );
  }
  if (needs.wait && notEnded > 0) {
    throw new UsageError(
      `${name} holds ${notEnded} jobs that were terminated without waiting for their end, so --wait would promise too much. Leave --wait out, or give another journal; to wait for jobs that are terminated, use the command wait.`,
    );
  }
}

function unusable(name: string, error: NodeJS.ErrnoException): UsageError {
  if (error instanceof UsageError) return error;
  return new UsageError(
    `The journal ${name} cannot be opened (${error.code ?? error.message}). Nothing was sent. Give a file that you may read and write.`,
    { cause: error },
  );
}
