import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { programEnvironment, runProgram } from "./program.ts";

const limits = { limitMs: 60_000, endLimitMs: 10_000 };
const program = (text: string, given = limits) =>
  runProgram({ binary: process.execPath, args: ["--eval", text], folder: tmpdir(), ...given });

describe("a program", () => {
  test("that ends by itself has told its lines", async () => {
    expect(await program('console.log(JSON.stringify({ version: "1" }))')).toEqual({
      lines: [{ version: "1" }],
      trouble: undefined,
    });
  });

  test.each([
    ["throws", 'throw new TypeError("broken")', "it ended with exit code 1: TypeError: broken"],
    ["gives up", "process.exit(3)", "it ended with exit code 3"],
    ["crashes", 'process.kill(process.pid, "SIGTERM")', "it ended with SIGTERM"],
    ["chatters", 'console.log("hello")', "it printed what is no line of a report: hello"],
  ])("that %s is in trouble", async (_, text, trouble) => {
    expect((await program(text)).trouble).toBe(trouble);
  });

  test("that is never done is killed", async () => {
    const { trouble } = await program("setInterval(() => {}, 1_000)", { limitMs: 500, endLimitMs: 60_000 });
    expect(trouble).toBe("it was not done within 0.5 s");
  });

  test("that is done and does not end is killed", async () => {
    const endless = "console.log(JSON.stringify({ done: true })); setInterval(() => {}, 1_000)";
    const { trouble } = await program(endless, { limitMs: 60_000, endLimitMs: 100 });
    expect(trouble).toBe("it did not end by itself within 0.1 s after it was done");
  });

  test("that is not there is in trouble", async () => {
    const { trouble } = await runProgram({ binary: "/no/such", args: [], folder: tmpdir(), ...limits });
    expect(trouble).toContain("it could not be started: spawn /no/such ENOENT");
  });
});

test("no proxy and no option of this process reaches a program", () => {
  const names = Object.keys(programEnvironment("/folder"));
  expect(names.sort()).toEqual([
    "DENO_DIR",
    "DENO_NO_UPDATE_CHECK",
    "HOME",
    "NO_COLOR",
    "PATH",
    "SystemRoot",
  ]);
});
