import { HEADER_START, readEntry, readHeader } from "./journal-format.ts";
import { UsageError } from "./usage-error.ts";

/** What a journal holds. */
export interface JournalContents {
  /** The account of its header; undefined when it has none yet. */
  readonly endpoint: string | undefined;
  /** The jobs that are done, in lower case. */
  readonly done: ReadonlySet<string>;
  /** How many of them were not waited for. */
  readonly notEnded: number;
  /** How many bytes belong to whole lines. */
  readonly wholeBytes: number;
  /** How many bytes of a torn last line follow. */
  readonly tornBytes: number;
}

const LF = 0x0a;

/**
 * Reads a journal.
 * @param name what it is called in messages
 * @throws {UsageError} when it is something else, or a line inside of it cannot be read
 */
export async function readJournal(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  name: string,
): Promise<JournalContents> {
  const done = new Map<string, boolean>();
  let endpoint: string | undefined;
  let number = 0;
  let wholeBytes = 0;
  let torn: Buffer = Buffer.alloc(0);
  const take = (line: string) => {
    if (++number === 1) {
      endpoint = endpointIn(line, name);
      return;
    }
    const entry = readEntry(line);
    if (!entry) {
      throw new UsageError(
        `${name}, line ${number}: damaged. Nothing was sent. Take the line out, or go on with another journal.`,
      );
    }
    const key = entry.jobId.toLowerCase();
    if (entry.isDone) done.set(key, entry.isEnded || done.get(key) === true);
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([torn, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      take(bytes.toString("utf8", start, end));
      start = end + 1;
    }
    wholeBytes += start;
    torn = bytes.subarray(start);
    // A file without any line is a journal only if it was on its way to become one.
    if (number === 0 && !isTornHeader(torn)) throw noJournal(name);
  }
  const notEnded = [...done.values()].filter((isEnded) => !isEnded).length;
  return { endpoint, done: new Set(done.keys()), notEnded, wholeBytes, tornBytes: torn.byteLength };
}

function isTornHeader(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  return HEADER_START.startsWith(text.slice(0, HEADER_START.length));
}

function endpointIn(line: string, name: string): string {
  const header = readHeader(line);
  if (!header) throw noJournal(name);
  if ("endpoint" in header) return header.endpoint;
  throw new UsageError(
    `${name}: a journal of version ${JSON.stringify(header.version)}, which this version cannot read. Use the version that wrote it, or another file.`,
  );
}

const noJournal = (name: string) =>
  new UsageError(
    `${name}: this is no journal of this command. Nothing was changed. Give --journal a new file, or one that it wrote.`,
  );
