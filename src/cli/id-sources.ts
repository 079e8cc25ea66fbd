import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { idLines } from "./id-lines.ts";
import { openStream } from "./open-stream.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";
import { visible } from "./visible.ts";

/** Where ids come from. */
export interface IdSource {
  /** What it is called in messages. */
  readonly name: string;
  ids(): AsyncIterable<string> | Iterable<string>;
  /** How many there are, repeated ones included; undefined when that is known only at the end. */
  count(): Promise<number | undefined>;
  /** Ends reading, so that nothing is waited for any more. */
  close(): void;
  /** Whether it was closed before its end, so that nobody knows what else it held. */
  readonly isCut: boolean;
  /** Whether somebody has to type the ids. */
  readonly isTyped: boolean;
}

/**
 * The sources that are named on the command line, in their order.
 * @param jobs ids; `-` stands for stdin
 * @param files names of files; `-` stands for stdin
 * @throws {UsageError} when there is none, when an id is empty, or when a file cannot be read
 */
export async function idSources(
  jobs: readonly string[],
  files: readonly string[],
  surroundings: Pick<Surroundings, "stdin">,
): Promise<readonly IdSource[]> {
  const given = jobs.filter((job) => job !== "-");
  if (given.includes("")) {
    throw new UsageError("One of the job ids is empty. Is a variable not set? Nothing was sent.");
  }
  const sources = [
    ...(given.length > 0 ? [fromArguments(given)] : []),
    ...(await Promise.all(files.filter((file) => file !== "-").map(fromFile))),
    ...(given.length < jobs.length || files.includes("-") ? [fromStdin(surroundings)] : []),
  ];
  if (sources.length > 0) return sources;
  throw new UsageError("Which jobs? Give their ids, --from <file>, or - to read them from a pipe.");
}

const fromArguments = (ids: readonly string[]): IdSource => ({
  name: "arguments",
  ids: () => ids,
  count: async () => ids.length,
  close() {},
  isCut: false,
  isTyped: false,
});

async function fromFile(path: string): Promise<IdSource> {
  const name = visible(path);
  const isRegular = await stat(path).then(
    (found) => {
      if (found.isDirectory()) throw new UsageError(`${name} is a folder. Give a file of ids, one per line.`);
      return found.isFile();
    },
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(`${name} cannot be read (${error.code}). Give a file of ids, one per line.`);
    },
  );
  if (!isRegular) return fromStream(name, () => openStream(path));
  const ids = () => idLines(createReadStream(path), name);
  return {
    name,
    ids,
    // Read once before anything is sent: what is no list of ids is told in time.
    count: () => countOf(ids()),
    close() {},
    isCut: false,
    isTyped: false,
  };
}

async function countOf(ids: AsyncIterable<string>): Promise<number> {
  let count = 0;
  for await (const _ of ids) count++;
  return count;
}

const fromStdin = ({ stdin }: Pick<Surroundings, "stdin">) => fromStream("stdin", () => stdin, stdin.isTTY);

/** @param open gives the stream, when its first id is asked for */
function fromStream(name: string, open: () => Readable, isTyped = false): IdSource {
  let stream: Readable | undefined;
  let isClosed = false;
  async function* chunks(): AsyncGenerator<Uint8Array | string, void> {
    if (isClosed) return;
    try {
      stream = open();
      for await (const chunk of stream) yield chunk as Uint8Array | string;
    } catch (error) {
      // Closing it in the middle ends it, and is no failure.
      if (!isClosed) throw error;
    }
  }
  return {
    name,
    ids: () => idLines(chunks(), name, () => isClosed),
    count: async () => undefined,
    close() {
      isClosed = stream?.readableEnded !== true;
      stream?.destroy();
    },
    get isCut() {
      return isClosed;
    },
    isTyped,
  };
}
