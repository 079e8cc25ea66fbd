import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorAnswer } from "../../contract-tests/service/answers.ts";
import { lostAnswer } from "../../contract-tests/service/played.ts";
import { publishedErrors } from "../../contract-tests/service/published-errors.ts";
import type { Service } from "../../contract-tests/service/service.ts";
import { nodeBinaries } from "../node-binaries.ts";
import { withHeaders } from "../upstream/answer.ts";
import { accepted } from "../upstream/batch-answers.ts";
import { late } from "../upstream/whole-answers.ts";
import { bin, jobsOf, serviceWithEnv, start, startCli, until } from "./bin.ts";
import { jsonLines } from "./stage.ts";

let service: Service;
let env: Record<string, string>;
beforeEach(async () => {
  ({ service, env } = await serviceWithEnv());
});
afterEach(() => service.stop());

const throttled = withHeaders(errorAnswer(publishedErrors.TooManyRequests), ["retry-after-ms", "20"]);

describe.each([...nodeBinaries])("with Node.js %s", (_, node) => {
  test("ids come through a pipe, and one line for each job goes out", async () => {
    service.play("job-2", throttled, throttled);
    service.play("job-3", lostAnswer("terminating"));
    const stdin = "job-1\r\njob-2\r\n\r\njob-3\r\nnope\r\n";
    const { code, stdout, stderr } = await startCli(["terminate", "-", "--json"], { env, stdin }, node).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^2 accepted, 1 already terminating, 1 failed, in [\d.]+ s\.\n$/);
    const told = jsonLines(stdout).map(({ jobId, outcome, attempts }) => [jobId, outcome, attempts]);
    expect(told.sort()).toEqual([
      ["job-1", "accepted", 1],
      ["job-2", "accepted", 3],
      ["job-3", "alreadyTerminating", 2],
      ["nope", "failed", 1],
    ]);
  });

  test("nothing in a pipe is made for a terminal, and no secret is in it", async () => {
    const { stdout, stderr } = await startCli(["terminate", "job-1", "nope"], { env }, node).ended;
    expect(stdout + stderr).not.toContain("\u001b");
    expect(stdout + stderr).not.toContain(service.account.key);
    expect(stdout).toContain("accepted            job-1\n");
  });

  test.each([
    [["--version"], 0],
    [["terminate", "--help"], 0],
    [["terminate"], 2],
    [["terminate", "job-1", "--key", "SECRET"], 2],
    [["terminate", "job-1", "--dry-run"], 0],
  ])("%j ends %i, and sends nothing", async (args, code) => {
    expect(await startCli(args, { env }, node).ended).toMatchObject({ code });
    expect(service.requests).toEqual([]);
  });

  test("without a credential, the command that works is told", async () => {
    const { AZURE_BATCH_ACCESS_KEY: _, ...keyless } = env;
    const { code, stderr } = await startCli(["terminate", "job-1"], { env: keyless }, node).ended;
    expect(code).toBe(2);
    expect(stderr).toContain("npx -p @azure/identity -p azure-batch-job-terminate azure-batch-job-terminate");
  });
});

const ids = Array.from({ length: 30 }, (_, each) => `job-${each}`);

test.each(["SIGINT", "SIGTERM"] as const)("%s once: what is under way is finished", async (signal) => {
  for (const id of ids) service.play(id, { out: late(accepted(), 100) });
  const { child, ended } = startCli(["terminate", ...ids, "--json", "--concurrency", "2"], { env });
  await until(() => service.requests.length >= 3);
  child.kill(signal);
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(130);
  const outcomes = jsonLines(stdout).map(({ outcome }) => outcome);
  expect(outcomes).toHaveLength(30);
  expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(service.requests.length);
  expect(stderr).toContain("Interrupted. Left: ");
});

test("SIGINT twice stops at once", async () => {
  for (const id of ids) service.play(id, { out: late(accepted(), 60_000) });
  const { child, ended } = startCli(["terminate", ...ids, "--json", "--concurrency", "2"], { env });
  await until(() => service.requests.length >= 2);
  child.kill("SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGINT");
  const { code, stdout } = await ended;
  expect(code).toBe(130);
  expect(jsonLines(stdout).filter(({ outcome }) => outcome === "interrupted")).toHaveLength(2);
});

test("SIGINT while stdin is open ends the process all the same", async () => {
  const { child, ended } = start(process.execPath, [bin, "terminate", "-"], { env });
  child.stdin?.write("job-1\n");
  await until(() => service.requests.length === 1);
  child.kill("SIGINT");
  expect(await ended).toMatchObject({
    code: 130,
    stderr: expect.stringContaining("still to come from stdin"),
  });
});

test("a reader that goes away ends the run in good order", async () => {
  for (const id of ids) service.play(id, { out: late(accepted(), 50) });
  const command = `"${process.execPath}" "${bin}" terminate ${ids.join(" ")} --concurrency 1 | head -n 1`;
  const { code, stdout, stderr } = await start("bash", ["-o", "pipefail", "-c", command], { env }).ended;
  expect([code, stdout]).toEqual([130, "accepted            job-0\n"]);
  expect(stderr).toMatch(/^Stopped: nobody reads the output any more\.$/m);
  expect(stderr).toMatch(/^Left: \d+ jobs\. With --journal/m);
  expect(stderr).not.toContain("Interrupted");
  expect(jobsOf(service).length).toBeLessThan(30);
});
