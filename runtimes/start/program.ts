import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { linesOf, type Trial } from "../trial.ts";
import { dieTogether } from "./die-together.ts";

/** A program to start. */
export interface Program {
  readonly binary: string;
  readonly args: readonly string[];
  /** Where it runs; its caches go there, too. */
  readonly folder: string;
  /** How long it may take until it says that it is done, in milliseconds. */
  readonly limitMs: number;
  /** How long it may take to end after that, in milliseconds. */
  readonly endLimitMs: number;
}

/** Starts a program and takes its lines, until it ends by itself or is killed. */
export async function runProgram({ binary, args, folder, limitMs, endLimitMs }: Program): Promise<Trial> {
  const child = spawn(binary, args, {
    cwd: folder,
    env: programEnvironment(folder),
    stdio: ["ignore", "pipe", "pipe"],
  });
  dieTogether(child);
  const closed = once(child, "close").catch((error: Error) => [undefined, undefined, error]);
  const errors = text(child.stderr);
  const killAfter = (ms: number) => setTimeout(() => child.kill("SIGKILL"), ms);
  let late = `it was not done within ${limitMs / 1000} s`;
  let limit = killAfter(limitMs);
  const output: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    output.push(line);
    if (line !== DONE) continue;
    clearTimeout(limit);
    late = `it did not end by itself within ${endLimitMs / 1000} s after it was done`;
    limit = killAfter(endLimitMs);
  }
  const [code, signal, failure] = await closed;
  clearTimeout(limit);
  const { lines, stray } = linesOf(output.join("\n"));
  return { lines, trouble: troubleOf({ code, signal, failure, stray, late, errors: await errors }) };
}

const DONE = '{"done":true}';

/** What a program gets of the environment: no proxy, no options, no cache of somebody else. */
export const programEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  // Without it, nothing connects on Windows.
  SystemRoot: process.env["SystemRoot"],
  HOME: folder,
  NO_COLOR: "1",
  DENO_DIR: `${folder}/deno`,
  DENO_NO_UPDATE_CHECK: "1",
});

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly failure: Error | undefined;
  readonly stray: string | undefined;
  /** What is said of a program that was killed. */
  readonly late: string;
  readonly errors: string;
}

function troubleOf({ code, signal, failure, stray, late, errors }: End): string | undefined {
  const said = tellingLine(errors);
  const because = said ? `: ${said}` : "";
  if (failure) return `it could not be started: ${failure.message}`;
  if (signal === "SIGKILL") return `${late}${because}`;
  if (code !== 0) return `it ended with ${signal ?? `exit code ${code}`}${because}`;
  return stray === undefined ? undefined : `it printed what is no line of a report: ${stray}`;
}

// The line that names an error; stacks and carets stand around it.
const tellingLine = (errors: string) => {
  const lines = errors.split("\n").map((line) => line.trim());
  return lines.find((line) => /^(?:error|\w*Error)\b.*:/.test(line)) ?? lines.find((line) => line !== "");
};
