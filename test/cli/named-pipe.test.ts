import { spawnSync } from "node:child_process";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/cli/command.ts";
import { startCli, until } from "./bin.ts";
import { accepted, CREDENTIAL, type Listener, listen, problem } from "./listener.ts";
import { stage } from "./stage.ts";

// Windows has none in the file system.
const canMake = spawnSync("mkfifo", ["--version"]).error === undefined;

let folder: string;
let path: string;
let pipe: FileHandle;
let listener: Listener;
let env: Record<string, string>;

describe.skipIf(!canMake)("with --from a pipe that stays open", () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pipe-"));
    path = join(folder, "ids");
    spawnSync("mkfifo", [path]);
    // Who opens it for both waits for no reader.
    pipe = await open(path, "r+");
    listener = await listen((request) => (request === "POST nope" ? problem(404, "JobNotFound") : accepted));
    env = { ...CREDENTIAL, AZURE_BATCH_ENDPOINT: listener.url };
  });
  afterEach(async () => {
    await pipe.close();
    await listener.stop();
    await rm(folder, { recursive: true });
  });

  test("Ctrl-C ends the run, and the pipe is named", async () => {
    await pipe.write("a\n");
    const { surroundings, stdout, stderr, interrupt } = stage({ env });
    const code = commandLine(["terminate", "--from", path], surroundings);
    await until(() => stdout.text().includes("accepted"));
    interrupt();
    expect(await code).toBe(130);
    expect(stderr.text()).toContain(`Left: 0 jobs, and whatever was still to come from ${path}.`);
  });

  test("Ctrl-C ends the process", async () => {
    await pipe.write("a\n");
    const { child, ended } = startCli(["terminate", "--from", path], { env });
    await until(() => listener.requests.length === 1);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130 });
  });

  test("a run that stops by itself ends", async () => {
    await pipe.write("nope\n");
    const { child, ended } = startCli(["terminate", "--from", path, "--stop-on-error"], { env });
    expect(await ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`still to come from ${path}`),
    });
    expect(child.exitCode).toBe(1);
  });

  test("a pipe that was not begun is left unread", async () => {
    const { surroundings, stderr } = stage({ env });
    const args = ["terminate", "nope", "--from", path, "--stop-on-error", "--concurrency", "1"];
    expect(await commandLine(args, surroundings)).toBe(1);
    expect(stderr.text()).toContain(`still to come from ${path}`);
  });
});
