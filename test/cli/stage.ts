import { PassThrough, Readable } from "node:stream";
import { commandLine } from "../../src/cli/command.ts";
import { processSurroundings } from "../../src/cli/process-surroundings.ts";
import type { Output, Surroundings } from "../../src/cli/surroundings.ts";

/** A stream that keeps what is written to it. */
export interface Kept extends Output {
  text(): string;
}

/** What a test changes about the surroundings. */
export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** What comes through stdin, in these pieces. @default nothing */
  readonly stdin?: readonly (string | Uint8Array)[] | Readable;
  /** Whether stdout and stderr are terminals of so many columns. */
  readonly columns?: number;
  readonly changes?: Partial<Surroundings>;
}

/** Surroundings of a test, what was written, and its Ctrl-C. */
export interface Stage {
  readonly surroundings: Surroundings;
  readonly stdout: Kept;
  readonly stderr: Kept;
  /** The codes that the process was ended with at once. */
  readonly exits: readonly number[];
  interrupt(): void;
}

/** Puts the command line onto a stage: everything around it is the test's. */
export function stage({ env = {}, stdin = [], columns, changes = {} }: Setting = {}): Stage {
  const stdout = kept(columns);
  const stderr = kept(columns);
  const listeners = new Set<() => void>();
  const exits: number[] = [];
  return {
    ...{ stdout, stderr, exits },
    surroundings: {
      ...processSurroundings(),
      ...{ env, stdout, stderr },
      stdin: stdin instanceof Readable ? stdin : Readable.from(stdin, { objectMode: true }),
      onInterrupt(heard) {
        listeners.add(heard);
        return () => listeners.delete(heard);
      },
      exit: (code) => void exits.push(code),
      loadIdentity: () => Promise.reject(new Error("not to be loaded here")),
      ...changes,
    },
    interrupt() {
      for (const heard of listeners) heard();
    },
  };
}

/** What one command came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command in this process. */
export async function run(args: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const { surroundings, stdout, stderr } = stage(setting);
  const code = await commandLine(args, surroundings);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** The lines of JSON in a text. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

function kept(columns: number | undefined): Kept {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const text = () => Buffer.concat(chunks).toString();
  return Object.assign(stream, columns === undefined ? { text } : { text, isTTY: true, columns });
}
