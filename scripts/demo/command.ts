import { randomBytes } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { commandLine } from "../../src/cli/command.ts";
import { BatchClient } from "../../src/cli/library.ts";
import { processSurroundings } from "../../src/cli/process-surroundings.ts";
import type { FetchLike } from "../../src/index.ts";
import { bad, bold, dim, good, line, paragraph } from "./page.ts";
import { type Script, scriptedMock } from "./scripted-mock.ts";

/** A command as somebody would type it, and what it meets. */
export interface Typed {
  readonly args: readonly string[];
  /** A command whose output goes into the pipe, and that output. */
  readonly from?: { readonly command: string; readonly output: string };
  readonly mock?: Script;
  readonly env: Readonly<Record<string, string>>;
  /** How it has to end: the demonstration fails when it ends otherwise. */
  readonly code: number;
}

/** The variables for an account at this URL. The key is made up at each start: the mock takes any signature. */
export const accountAt = (url: string) => ({
  AZURE_BATCH_ENDPOINT: url,
  AZURE_BATCH_ACCOUNT: "account",
  AZURE_BATCH_ACCESS_KEY: randomBytes(64).toString("base64"),
});

/** Shows a command, what it prints and how it ends. */
export async function show(typed: Typed): Promise<void> {
  const command = ["npx azure-batch-job-terminate", ...typed.args.map(quoted)].join(" ");
  paragraph(`$ ${typed.from ? `${typed.from.command} | ` : ""}${command}`, 0, 4, bold);
  const code = await run(typed, (text) => paragraph(text, 2, 2));
  line(`${" ".repeat(2)}${dim("exit code")} ${code === 0 ? good("0") : bad(String(code))}`);
}

/**
 * Runs a command against the mock, and hands on each line that it prints.
 * @throws when it does not end as it has to
 */
export async function run({ args, from, mock = {}, env, code }: Typed, print: (text: string) => void) {
  const fetch = scriptedMock(mock);
  const output = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      for (const text of String(chunk).trimEnd().split("\n")) print(text);
      done();
    },
  });
  const ended = await commandLine(args, {
    ...processSurroundings(),
    ...{ env, stdout: output, stderr: output },
    stdin: Readable.from(from ? [from.output] : []),
    // Ctrl-C is for the demonstration.
    onInterrupt: () => () => {},
    connect: (endpoint, credential, options) =>
      new BatchClient(endpoint, credential, { retryBaseDelayMs: 0, fetch: fetch as FetchLike, ...options }),
    loadIdentity: () =>
      Promise.reject(Object.assign(new Error("Cannot find package '@azure/identity'"), MISSING)),
  });
  if (ended === code) return ended;
  throw new Error(`${args.join(" ")} ended with the exit code ${ended} instead of ${code}.`);
}

const MISSING = { code: "ERR_MODULE_NOT_FOUND" };

const quoted = (text: string) => (/^[\w./:@%+=-]+$/.test(text) ? text : `"${text}"`);
