import { spawn } from "node:child_process";
import { keepTrack } from "./alive.ts";

const LIMIT_MS = 180_000;

/** How a measurement is run. */
export interface ChildOptions {
  /** Options of Node.js itself. */
  readonly flags?: readonly string[];
  /** A file with a certificate to trust. */
  readonly authorityFile?: string | undefined;
}

/**
 * Runs a script in a fresh process and returns what it prints, as JSON.
 * @throws when it fails, prints anything else, or takes too long
 */
export async function runChild<T>(script: string, args: object, options: ChildOptions = {}): Promise<T> {
  const { flags = [], authorityFile } = options;
  const child = keepTrack(
    spawn(process.execPath, [...flags, script, JSON.stringify(args)], {
      // Nothing of the caller's: a proxy or an option for Node.js would change what is measured.
      env: authorityFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: authorityFile },
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  const ending = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(signal ?? String(code)));
  }).finally(() => clearTimeout(timer));
  if (ending !== "0") throw new Error(`ended with ${ending}. ${errorLine(errors)}`);
  return JSON.parse(output) as T;
}

const errorLine = (text: string) => /^.*Error: .*$/m.exec(text)?.[0] ?? text.trim();
