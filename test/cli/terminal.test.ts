import { spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Service } from "../../contract-tests/service/service.ts";
import { accepted } from "../upstream/batch-answers.ts";
import { late } from "../upstream/whole-answers.ts";
import { bin, type Running, serviceWithEnv, start, until } from "./bin.ts";

// `script` of util-linux lends a terminal; that of other systems takes other arguments.
const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;
if (!hasTerminal) console.warn("Skipped: no `script -qec` here that lends a terminal.");

let service: Service;
let env: Record<string, string>;
beforeEach(async () => {
  ({ service, env } = await serviceWithEnv());
});
afterEach(() => service.stop());

/** Runs the command line in a terminal of 100 columns. */
function inTerminal(args: readonly string[], more: Readonly<Record<string, string>> = {}): Running {
  const command = `stty cols 100; exec "${process.execPath}" "${bin}" ${args.join(" ")}`;
  return start("script", ["-qec", command, "/dev/null"], {
    env: { ...env, TERM: "xterm", SHELL: "/bin/sh", ...more },
  });
}

const ids = Array.from({ length: 30 }, (_, each) => `job-${each}`);
const CTRL_C = "\u0003";

describe.skipIf(!hasTerminal)("in a terminal", () => {
  test("a bar shows how far it is, and then a table what failed and why", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 40) });
    const { code, stdout } = await inTerminal(["terminate", ...ids, "nope", "--concurrency", "2"]).ended;
    expect(code).toBe(1);
    const text = stripVTControlCharacters(stdout);
    expect(text).toMatch(/\[=+ +\] \d+\/31 {2}\d+ accepted {2}[\d.]+\/s {2}[\d.]+ s left/);
    expect(text).toContain("│ nope ");
    expect(text).toContain("404 JobNotFound: The specified job does not exist.");
    expect(text).toMatch(/30 accepted, 1 failed, in [\d.]+ s\.\r\n$/);
    // The cursor goes back to the first column before each frame of the bar.
    const lines = stdout.replaceAll("\u001b[1G", "\n").split(/[\r\n]+/);
    // Each job has no line of its own, and no line is wider than the terminal.
    expect(text).not.toContain("accepted            job-");
    expect(Math.max(...lines.map((line) => stripVTControlCharacters(line).length))).toBeLessThanOrEqual(100);
  });

  test.each([{ NO_COLOR: "1" }, {}])("there is no colour, with %j", async (more) => {
    const { stdout } = await inTerminal(["terminate", "job-1", "nope"], more).ended;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
    expect(stdout).not.toMatch(/\u001b\[[\d;]*m/);
  });

  test("a terminal that can do nothing gets lines", async () => {
    const { stdout } = await inTerminal(["terminate", "job-1"], { TERM: "dumb" }).ended;
    expect(stdout).toMatch(/^accepted {12}job-1\r\n1 accepted, in [\d.]+ s\.\r\n$/);
  });

  test("ids can be typed, up to Ctrl-D", async () => {
    const { child, ended } = inTerminal(["terminate", "-"]);
    child.stdout?.on("data", (chunk) => {
      if (String(chunk).includes("Type the ids")) child.stdin?.write("job-1\njob-2\n\u0004");
    });
    const { code, stdout } = await ended;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\r\n2 accepted, in [\d.]+ s\.\r\n$/)]);
  });

  test("Ctrl-C ends a run that reads the terminal by its name", async () => {
    const { child, ended } = inTerminal(["terminate", "--from", "/dev/tty"]);
    child.stdin?.write("job-1\n");
    await until(() => service.requests.length === 1);
    child.stdin?.write(CTRL_C);
    expect(await ended).toMatchObject({ code: 130, stdout: expect.stringContaining("come from /dev/tty") });
  });

  test("Ctrl-C once finishes what is under way, and tells what is left", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 100) });
    const { child, ended } = inTerminal(["terminate", ...ids, "--concurrency", "2"]);
    await until(() => service.requests.length >= 3);
    child.stdin?.write(CTRL_C);
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    const text = stripVTControlCharacters(stdout);
    const done = service.requests.length;
    expect(done).toBeLessThan(30);
    expect(text).toContain("Interrupted: what is under way is finished. Ctrl-C again stops at once.");
    expect(text).toContain(`${done} accepted, ${30 - done} not tried`);
    expect(text).toContain(`Interrupted. Left: ${30 - done} jobs.`);
    expect(text).toMatch(/Not tried: job-\d+, .*job-\d+, and \d+ more\.\r$/m);
  });

  test("Ctrl-C twice stops at once", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 60_000) });
    const { child, ended } = inTerminal(["terminate", ...ids, "--concurrency", "2"]);
    await until(() => service.requests.length >= 2);
    child.stdin?.write(CTRL_C);
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.stdin?.write(CTRL_C);
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(stripVTControlCharacters(stdout)).toContain("2 stopped under way, 28 not tried");
  });
});
