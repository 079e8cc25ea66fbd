import { execFile, spawnSync } from "node:child_process";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { errorExamples, exampleJobId } from "../contract-tests/contract.ts";

const script = fileURLToPath(new URL("../scripts/start.ts", import.meta.url));
const run = promisify(execFile);
const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;

let shown: string;
let inOneLine: string;

beforeAll(async () => {
  // Rejects for any exit code but 0, and when the demonstration does not end by itself.
  const { stdout, stderr } = await run(process.execPath, [script], { env, timeout: 60_000 });
  expect(stderr).toBe("");
  shown = stdout;
  inOneLine = shown.replace(/\s+/g, " ");
}, 70_000);

describe("the command line is shown at work", () => {
  test("what would be sent, and a job that is terminated and waited for", () => {
    expect(inOneLine).toContain(`terminate ${exampleJobId} --reason "superseded by nightly-43" --dry-run`);
    expect(inOneLine).toContain("wouldTerminate nightly-42 POST http://127.0.0.1:");
    expect(inOneLine).toContain('{"terminateReason":"superseded by nightly-43"}');
    expect(inOneLine).toMatch(/accepted nightly-42 \(completed after [\d.]+ s\) 1 accepted, in [\d.]+ s\./);
    expect(inOneLine).toMatch(/wait nightly-42 --json \{"jobId":"nightly-42","outcome":"completed",/);
  });

  test("many jobs with a journal: the second run sends only what failed", () => {
    const [first = "", second = ""] = inOneLine.split("The same command again");
    expect(first).toMatch(/2 accepted, 1 already completed, 1 failed, in [\d.]+ s\. exit code 1/);
    expect(second).toMatch(/1 accepted, 3 done before, in [\d.]+ s\. exit code 0/);
  });

  test("a lost answer that is found again, by a second attempt and by a read", () => {
    const [, lost = ""] = shown.split("When the answer is lost");
    expect(lost.match(/^ +alreadyTerminating {2}nightly-42/gm)).toHaveLength(2);
    expect(inOneLine).toContain("(as a read of the job found after the answer was lost)");
  });

  test("wrong usage and nobody there, each with its exit code", () => {
    const codes = [...shown.matchAll(/^ +exit code (\d)$/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual([0, 0, 0, 1, 0, 0, 0, 2, 2, 2, 1]);
    expect(inOneLine).toContain("--key is refused");
    expect(inOneLine).toContain("(Did you mean terminate?)");
    expect(inOneLine).toContain("npx -p @azure/identity -p azure-batch-job-terminate");
    expect(inOneLine).toContain("Stopped: nobody answers at the endpoint.");
  });
});

test.each(errorExamples)("the error example $name is shown", ({ status, code, body }) => {
  const [sentence = ""] = (body.message?.value ?? "").split("\n");
  const told = ["retried", "not retried"].map((retried) => `${status} ${code} ${retried} ${sentence}`);
  expect(told.some((text) => inOneLine.includes(text))).toBe(true);
});

test("exactly the failures that are retried are shown as such; throttling would be waited for", () => {
  const retried = shown.split("\n").filter((line) => / {2}retried$/.test(line));
  expect(retried.map((line) => line.trim().split(/\s+/).slice(0, 2).join(" "))).toEqual([
    "500 InternalError",
    "500 OperationTimedOut",
    "503 ServerBusy",
  ]);
});

test("no signature is shown", () => {
  expect(shown).not.toContain("SharedKey");
});

test("a pipe gets plain text of at most 80 columns", () => {
  expect(shown).not.toContain("\u001b");
  expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

// `script` of util-linux lends a terminal; that of other systems takes other arguments.
const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;
test.skipIf(!hasTerminal)("a terminal of 80 columns gets lines that fit, and the same ends", async () => {
  const command = `stty cols 80; exec "${process.execPath}" "${script}"`;
  const { stdout } = await run("script", ["-qec", command, "/dev/null"], {
    env: { ...env, TERM: "xterm", SHELL: "/bin/sh" },
    timeout: 60_000,
  });
  const lines = stripVTControlCharacters(stdout).split(/\r?\n/);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines).toContain("That is all");
});

test("no journal and no mock is left behind", async () => {
  const [, journal = ""] = /--journal (\S+)/.exec(inOneLine) ?? [];
  const [, url = ""] = /Prism answers on (\S+),/.exec(shown) ?? [];
  await expect(access(dirname(journal))).rejects.toThrow("ENOENT");
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test("a failure ends with a message and exit code 1", async () => {
  // Prism inherits it, and refuses to start.
  const broken = {
    ...process.env,
    NODE_OPTIONS: "--import=data:text/javascript,process.argv[1].includes('prism')&&process.exit(7)",
  };
  const failed = await run(process.execPath, [script], { env: broken }).catch((error) => error);
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining("The demonstration failed") });
}, 20_000);
