import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorAnswer } from "../../contract-tests/service/answers.ts";
import { lostAnswer } from "../../contract-tests/service/played.ts";
import { publishedErrors } from "../../contract-tests/service/published-errors.ts";
import type { Service } from "../../contract-tests/service/service.ts";
import { withHeaders } from "../upstream/answer.ts";
import { accepted } from "../upstream/batch-answers.ts";
import { late } from "../upstream/whole-answers.ts";
import { jobsOf, serviceWithEnv, startCli, until } from "./bin.ts";
import { jsonLines } from "./stage.ts";

let service: Service;
let env: Record<string, string>;
let folder: string;
let journal: string;
beforeEach(async () => {
  ({ service, env } = await serviceWithEnv());
  folder = await mkdtemp(join(tmpdir(), "resume-"));
  journal = join(folder, "clean-up.journal");
});
afterEach(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

const throttled = withHeaders(errorAnswer(publishedErrors.TooManyRequests), ["retry-after-ms", "20"]);

/** The jobs that a journal holds as done, its torn last line left aside. */
async function held(): Promise<string[]> {
  const text = await readFile(journal, "utf8");
  return jsonLines(text.slice(0, text.lastIndexOf("\n") + 1))
    .slice(1)
    .map(({ jobId, outcome }) => {
      expect(["accepted", "alreadyTerminating"]).toContain(outcome);
      return String(jobId);
    });
}

test("10,000 jobs with throttling and lost answers, killed twice: nothing lost, nothing sent again that the journal holds", async () => {
  const ids = Array.from({ length: 10_000 }, (_, each) => `job-${each}`);
  for (let each = 0; each < ids.length; each += 100) service.play(`job-${each}`, throttled);
  for (let each = 50; each < ids.length; each += 500) service.play(`job-${each}`, lostAnswer("terminating"));
  const file = join(folder, "ids");
  await writeFile(file, `${ids.join("\n")}\n`);
  const args = ["terminate", "--from", file, "--journal", journal, "--json", "--concurrency", "16"];

  let before = new Set<string>();
  for (const killedAt of [3_000, 6_000]) {
    const seen = service.requests.length;
    const { child, ended } = startCli(args, { env });
    await until(() => service.requests.length >= killedAt);
    child.kill("SIGKILL");
    expect((await ended).code).toBe(null);
    const sentAgain = jobsOf(service)
      .slice(seen)
      .filter((jobId) => before.has(jobId));
    expect(sentAgain).toEqual([]);
    before = new Set(await held());
    expect(before.size).toBeGreaterThan(killedAt - 1_500);
  }

  const seen = service.requests.length;
  const { code, stdout, stderr } = await startCli(args, { env }).ended;
  expect(code).toBe(0);
  expect(
    jobsOf(service)
      .slice(seen)
      .filter((jobId) => before.has(jobId)),
  ).toEqual([]);
  expect(jsonLines(stdout)).toHaveLength(10_000);
  expect(stderr).toContain(`${before.size.toLocaleString("en-US")} done before`);
  // Each job once, and each is terminating.
  expect((await held()).sort()).toEqual([...ids].sort());
  expect(ids.filter((jobId) => service.jobs.find(jobId)?.state !== "terminating").length).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(["clean-up.journal", "ids"]);
});

test("a second process with the same journal is refused", async () => {
  service.play("job-1", { out: late(accepted(), 60_000) });
  const first = startCli(["terminate", "job-1", "--journal", journal], { env });
  await until(() => service.requests.length === 1);
  const { code, stderr } = await startCli(["terminate", "job-2", "--journal", journal], { env }).ended;
  expect(code).toBe(2);
  expect(stderr).toContain(`The journal is in use by process ${first.child.pid}`);
  first.child.kill("SIGKILL");
  await first.ended;
  expect(await startCli(["terminate", "job-2", "--journal", journal], { env }).ended).toMatchObject({
    code: 0,
  });
});

test("the journal of another account is refused", async () => {
  await startCli(["terminate", "job-1", "--journal", journal], { env }).ended;
  const there = { ...env, AZURE_BATCH_ENDPOINT: "http://127.0.0.1:1" };
  const { code, stderr } = await startCli(["terminate", "job-1", "--journal", journal], { env: there }).ended;
  expect(code).toBe(2);
  expect(stderr).toContain(`is the journal of another account, ${service.url}`);
});
