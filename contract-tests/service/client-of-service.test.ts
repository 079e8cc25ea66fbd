import { afterEach, expect, test } from "vitest";
import { BatchClient, type BatchClientOptions } from "../../src/index.ts";
import { impatientClock } from "../test-clock.ts";
import { jobAnswer } from "./answers.ts";
import { jobAt } from "./job.ts";
import { sequences } from "./played-answers.ts";
import { type Service, type ServiceOptions, startService } from "./service.ts";

let service: Service;
const start = async (options?: ServiceOptions) => {
  service = await startService(options);
  return service;
};
afterEach(() => service.stop());

const NEVER = Number.POSITIVE_INFINITY;
const NO_TIMEOUTS: BatchClientOptions = { attemptTimeoutMs: NEVER, totalTimeoutMs: NEVER };

function client(runtime = impatientClock(), by: "key" | "token" = "key") {
  const { name, key, token } = service.account;
  const credential =
    by === "key" ? { name, key } : { getToken: async () => ({ token, expiresOnTimestamp: NEVER }) };
  return new BatchClient(service.url, credential, { ...NO_TIMEOUTS, scope: "any" }, runtime);
}

test.for(["key", "token"] as const)("our client comes through, signed in by %s", async (by) => {
  const { jobs } = await start();
  jobs.add("nightly:job-1");
  const options = { terminateReason: "superseded", serverTimeoutSeconds: 30 };
  const result = await client(undefined, by).terminateJob("nightly:job-1", options);
  expect(result).toMatchObject({ outcome: "accepted", etag: jobs.find("nightly:job-1")?.etag, attempts: 1 });
  expect(service.requests).toHaveLength(1);
});

test("our client is told of a wrong key, and of nothing else", async () => {
  await start({ account: { key: btoa("another key") }, activePrefix: "" });
  const { name } = service.account;
  const stranger = new BatchClient(service.url, { name, key: btoa("a key") }, NO_TIMEOUTS);
  const error = { status: 403, code: "AuthenticationFailed", attempts: 1 };
  await expect(stranger.terminateJob("a")).rejects.toMatchObject(error);
});

test.for(Object.entries(sequences))("our client comes to the end of %s", async ([, sequence]) => {
  const { jobs } = await start();
  jobs.add("a");
  service.play("a", ...sequence.played);
  const clock = impatientClock();
  const result = await client(clock).terminateJob("a");
  const { outcome, attempts, last } = sequence;
  expect(result).toMatchObject({ outcome, attempts, status: last.status });
  expect(service.requests).toHaveLength(attempts);
  expect(service.unplayed("a")).toBe(0);
  if (sequence === sequences.throttledTwice)
    expect(clock.waits.map((ms) => ms >= 30_000)).toEqual([true, true]);
});

test.for(["key", "token"] as const)("our client, signed in by %s, waits until a job is over", async (by) => {
  const { jobs } = await start({ terminatingReads: 2 });
  jobs.add("nightly:job-1");
  const { ended } = await client(undefined, by).terminateJob("nightly:job-1", {
    terminateReason: "superseded",
    wait: true,
  });
  expect(ended).toMatchObject({ state: "completed", terminateReason: "superseded", polls: 3 });
  expect(ended?.endTime).toBeInstanceOf(Date);
  expect(service.requests.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
});

test("our client does not wait for a job that will not end", async () => {
  const { jobs } = await start();
  jobs.add("a", "disabled");
  const error = { reason: "state", lastState: "disabled", polls: 1 };
  await expect(client().waitForTermination("a")).rejects.toMatchObject(error);
});

test("our client tells a job that vanishes from one that has ended", async () => {
  const { jobs } = await start();
  jobs.add("a", "terminating");
  service.play("a", { job: "gone", out: jobAnswer(jobAt("a", "terminating", 0)) });
  const error = { reason: "state", lastState: "deleted", polls: 2 };
  await expect(client().waitForTermination("a")).rejects.toMatchObject(error);
});
