import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { keepTrack } from "./alive.ts";

const execute = promisify(execFile);

/** Runs a program to its end; rejects when it fails. */
export async function run(file: string, args: readonly string[], cwd?: string): Promise<void> {
  const running = execute(file, args, { ...(cwd ? { cwd } : {}), maxBuffer: 2 ** 26 });
  keepTrack(running.child);
  await running;
}
