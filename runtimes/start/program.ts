import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { linesOf, type Trial } from "../trial.ts";

/** A program to start. */
export interface Program {
  readonly binary: string;
  readonly args: readonly string[];
  /** Where it runs; its caches go there, too. */
  readonly folder: string;
  /** How long it may take before it is killed, in milliseconds. */
  readonly limitMs: number;
}

/** Starts a program and takes its lines, until it ends by itself or is killed. */
export async function runProgram({ binary, args, folder, limitMs }: Program): Promise<Trial> {
  const child = spawn(binary, args, {
    cwd: folder,
    env: programEnvironment(folder),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "close").catch((error: Error) => [undefined, undefined, error]);
  const [[code, signal, failure], output, errors] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  const { lines, stray } = linesOf(output);
  return { lines, trouble: troubleOf({ code, signal, failure, stray, errors, limitMs }) };
}

/** What a program gets of the environment: no proxy, no options, no cache of somebody else. */
export const programEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
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
  readonly errors: string;
  readonly limitMs: number;
}

function troubleOf({ code, signal, failure, stray, errors, limitMs }: End): string | undefined {
  const said = tellingLine(errors);
  const because = said ? `: ${said}` : "";
  if (failure) return `it could not be started: ${failure.message}`;
  if (signal === "SIGKILL") return `it did not end by itself within ${limitMs / 1000} s${because}`;
  if (code !== 0) return `it ended with ${signal ?? `exit code ${code}`}${because}`;
  return stray === undefined ? undefined : `it printed what is no line of a report: ${stray}`;
}

// The line that names an error; stacks and carets stand around it.
const tellingLine = (errors: string) => {
  const lines = errors.split("\n").map((line) => line.trim());
  return lines.find((line) => /\berror\b|Error\b/i.test(line)) ?? lines.find((line) => line !== "");
};
