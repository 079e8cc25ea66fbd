import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { TerminateJobsOptions } from "./many-input.ts";
import type { BatchClientOptions } from "./options.ts";
import type { TerminateJobsOutcome } from "./terminate-many.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { deferred } from "./testing/deferred.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { settledWork, until } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";
import { accepted, batchError, type Step } from "./testing/scripted-fetch.ts";

const idOf = (url: string) => decodeURIComponent(new URL(url).pathname.split("/")[2] ?? "");

function setUp(
  answerTo: (id: string, attempt: number) => ReturnType<Step>,
  options: BatchClientOptions = {},
) {
  const runtime = new FakeRuntime();
  const sent: string[] = [];
  let underWay = 0;
  let most = 0;
  const client = new BatchClient(
    ENDPOINT,
    tokenCredential("token-1"),
    {
      fetch: async (url) => {
        const id = idOf(url);
        sent.push(id);
        most = Math.max(most, ++underWay);
        try {
          return await answerTo(id, sent.filter((each) => each === id).length);
        } finally {
          underWay--;
        }
      },
      ...options,
    },
    runtime,
  );
  type Ids = Parameters<BatchClient["terminateJobs"]>[0];
  const all = (ids: Ids, given?: TerminateJobsOptions) => collected(client.terminateJobs(ids, given));
  const inTime = (...args: Parameters<typeof all>) => until(runtime, all(...args));
  return { client, runtime, sent, all, inTime, most: () => most };
}

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

const fine = () => accepted({}, "");
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `job-${index + 1}`);
const told = (outcomes: readonly TerminateJobsOutcome[]) =>
  Object.fromEntries(
    outcomes.map(({ jobId, result, error }) => [jobId, result?.outcome ?? (error as Error).name]),
  );

describe("terminating many jobs", () => {
  test("gives each its outcome, and goes on after failures", async () => {
    const { all } = setUp((id) => (id === "b" ? batchError(404, "JobNotFound")({}, "") : fine()));
    expect(told(await all(["a", "b", "..", "c"]))).toEqual({
      ...{ a: "accepted", b: "BatchServiceError", "..": "BatchInputError", c: "accepted" },
    });
  });

  test("tells of an id that is no text, and of no other", async () => {
    const { all, sent } = setUp(fine);
    const outcomes = await all([5, undefined, "a"] as string[]);
    expect(outcomes.map(({ error }) => (error as Error | undefined)?.name)).toEqual([
      "BatchInputError",
      "BatchInputError",
      undefined,
    ]);
    expect(sent).toEqual(["a"]);
  });

  test("takes anything that can be iterated over", async () => {
    async function* later() {
      yield* ["a", "b"];
    }
    for (const ids of [new Set(["a", "b"]), later()]) {
      expect(Object.keys(told(await setUp(fine).all(ids)))).toEqual(["a", "b"]);
    }
    expect(await setUp(fine).all([])).toEqual([]);
  });

  test("terminates each once, whatever the letter case of its id", async () => {
    const { all, sent } = setUp(fine);
    expect(await all(["Nightly", "nightly", "NIGHTLY", "other"])).toHaveLength(2);
    expect(sent).toEqual(["Nightly", "other"]);
  });

  test("runs as many at once as it is told to, eight by itself", async () => {
    for (const [options, most] of [
      [{}, 8],
      [{ concurrency: 3 }, 3],
      [{ concurrency: 1 }, 1],
    ] as const) {
      const setting = setUp(async () => {
        await settledWork();
        return fine();
      });
      await setting.all(numbered(40), options);
      expect(setting.most()).toBe(most);
    }
  });

  test("pulls ids only as fast as jobs are terminated", async () => {
    let pulled = 0;
    function* ids() {
      for (const id of numbered(1_000)) {
        pulled++;
        yield id;
      }
    }
    const gate = deferred<void>();
    const { client } = setUp(async () => {
      await gate.promise;
      return fine();
    });
    const outcomes = client.terminateJobs(ids(), { concurrency: 4 });
    const first = outcomes.next();
    await settledWork();
    expect(pulled).toBe(4);
    gate.resolve();
    expect((await first).done).toBe(false);
    await outcomes.return();
    expect(pulled).toBeLessThan(20);
  });

  test("a 429 to one job holds up all, for as long as it asks, and on nobody's time", async () => {
    const { inTime, runtime, sent } = setUp(
      (id, attempt) =>
        id === "job-1" && attempt === 1
          ? batchError(429, "TooManyRequests", { "Retry-After": "400" })({}, "")
          : fine(),
      { totalTimeoutMs: 10_000 },
    );
    const startedAt = runtime.elapsed();
    const outcomes = await inTime(numbered(20), { concurrency: 2 });
    expect(outcomes.filter(({ error }) => error)).toEqual([]);
    expect(sent.filter((id) => id === "job-1")).toHaveLength(2);
    expect(runtime.elapsed() - startedAt).toBe(400_000);
  });

  test("throttling costs no retries: where one job a second gets through, all do", async () => {
    let open = 0;
    let second = 0;
    const { inTime, runtime } = setUp(() => {
      const now = Math.floor(runtime.elapsed() / 1_000);
      if (now > second) open = 1;
      second = now;
      return open-- > 0 ? fine() : batchError(429, "TooManyRequests", { "Retry-After": "1" })({}, "");
    });
    const outcomes = await inTime(numbered(40));
    expect(outcomes.filter(({ error }) => error)).toEqual([]);
    expect(runtime.elapsed()).toBeLessThan(60_000);
  });

  test("throttling of everything for a while fails nothing", async () => {
    const { inTime, runtime } = setUp(() =>
      runtime.elapsed() < 21_000
        ? batchError(429, "TooManyRequests", { "Retry-After": "1" })({}, "")
        : fine(),
    );
    const outcomes = await inTime(numbered(50));
    expect(outcomes.filter(({ error }) => error)).toEqual([]);
  });

  test("a service that only ever throttles ends each job once it had as long as a call may take", async () => {
    const { inTime } = setUp(() => batchError(429, "TooManyRequests", { "Retry-After": "1" })({}, ""));
    const [outcome] = await inTime(["a"], { totalTimeoutMs: 10_000 });
    expect(outcome?.error).toMatchObject({ status: 429, attempts: 11, outcomeUnknown: true });
  });

  test("whoever leaves the loop aborts what is under way", async () => {
    const aborted: string[] = [];
    const client = new BatchClient(
      ENDPOINT,
      tokenCredential("token-1"),
      {
        fetch: (url, { signal }) =>
          idOf(url) === "job-1"
            ? Promise.resolve(new Response(null, { status: 202 }))
            : new Promise((_, reject) => {
                signal?.addEventListener("abort", () => {
                  aborted.push(idOf(url));
                  reject(signal.reason);
                });
              }),
      },
      new FakeRuntime(),
    );
    for await (const _ of client.terminateJobs(numbered(3), { concurrency: 3 })) break;
    await settledWork();
    expect(aborted).toEqual(["job-2", "job-3"]);
  });

  test("the caller's signal has two listeners, however many jobs are under way", async () => {
    const controller = new AbortController();
    let most = 0;
    let listeners = 0;
    const count = (by: number) => () => {
      listeners += by;
      most = Math.max(most, listeners);
    };
    Object.assign(controller.signal, { addEventListener: count(1), removeEventListener: count(-1) });
    const { all } = setUp(fine);
    await all(numbered(100), { concurrency: 64, signal: controller.signal });
    expect([most, listeners]).toEqual([2, 0]);
  });

  test("a 429 that ends its job holds up the others all the same", async () => {
    const { inTime, runtime } = setUp((id, attempt) =>
      id === "job-1" && attempt === 1
        ? batchError(429, "TooManyRequests", { "Retry-After": "30" })({}, "")
        : fine(),
    );
    const startedAt = runtime.elapsed();
    expect(await inTime(numbered(3), { concurrency: 1, maxRetries: 0 })).toHaveLength(3);
    expect(runtime.elapsed() - startedAt).toBe(30_000);
  });

  test("a 429 that ends its job and asks for no wait holds up the others for the first backoff", async () => {
    const { inTime, runtime } = setUp((id, attempt) =>
      id === "job-1" && attempt === 1 ? batchError(429, "TooManyRequests")({}, "") : fine(),
    );
    const startedAt = runtime.elapsed();
    await inTime(numbered(3), { concurrency: 1, maxRetries: 0, retryBaseDelayMs: 2_000 });
    expect(runtime.elapsed() - startedAt).toBe(2_000);
  });

  test("stops at the first failure if told to; what is under way gets its outcome", async () => {
    const { all, sent } = setUp(async (id) => {
      if (id !== "job-1") await settledWork();
      return id === "job-1" ? batchError(404, "JobNotFound")({}, "") : fine();
    });
    const outcomes = await all(numbered(100), { concurrency: 3, stopOnError: true });
    expect(outcomes.length).toBe(sent.length);
    expect(outcomes.length).toBeLessThanOrEqual(4);
    expect(outcomes.filter(({ result }) => result).length).toBe(outcomes.length - 1);
  });

  test("after an abort nothing more is pulled, and each job that was pulled has its outcome", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { all, sent } = setUp(async (id) => {
      if (id === "job-5") controller.abort(reason);
      await settledWork();
      return fine();
    });
    const outcomes = await all(numbered(1_000), { concurrency: 4, signal: controller.signal });
    // A job may be pulled and aborted before it is sent.
    const jobs = outcomes.map(({ jobId }) => jobId);
    expect(sent.filter((id) => !jobs.includes(id))).toEqual([]);
    expect(jobs.length).toBeLessThanOrEqual(10);
    expect(outcomes.some(({ error }) => error === reason)).toBe(true);
  });

  test("an id that comes as the call is aborted has its outcome, and is not sent", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    async function* ids() {
      controller.abort(reason);
      yield "a";
    }
    const { all, sent } = setUp(fine);
    expect(await all(ids(), { signal: controller.signal })).toEqual([{ jobId: "a", error: reason }]);
    expect(sent).toEqual([]);
  });

  test("a source that fails fails the whole, after the outcomes of what is under way", async () => {
    async function* ids() {
      yield "a";
      throw new Error("the list broke off");
    }
    const { client } = setUp(async () => {
      await settledWork();
      return fine();
    });
    const outcomes: TerminateJobsOutcome[] = [];
    const run = (async () => {
      for await (const outcome of client.terminateJobs(ids())) outcomes.push(outcome);
    })();
    expect(await rejection(run)).toMatchObject({ message: "the list broke off" });
    expect(told(outcomes)).toEqual({ a: "accepted" });
  });

  test("whoever stops listening stops the pulling, and closes the source", async () => {
    let closed = false;
    function* ids() {
      try {
        yield* numbered(100);
      } finally {
        closed = true;
      }
    }
    const { client, sent } = setUp(fine);
    for await (const _ of client.terminateJobs(ids(), { concurrency: 1 })) break;
    expect(closed).toBe(true);
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  test.each([
    ["nightly-42", {}, "jobIds"],
    [undefined, {}, "jobIds"],
    [[], { concurrency: 0 }, "options.concurrency"],
    [[], { concurrency: 1.5 }, "options.concurrency"],
    [[], { concurrency: 1_001 }, "options.concurrency"],
    [[], { stopOnError: 1 }, "options.stopOnError"],
    [[], { clientRequestId: "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0" }, "options.clientRequestId"],
    [[], { timeout: 1 }, "options.timeout"],
    [[], { wait: { waitTimeoutMs: 0 } }, "options.wait.waitTimeoutMs"],
    [[], { maxRetries: -1 }, "options.maxRetries"],
    [[], null, "options"],
  ])("refuses %j with %j before anything is sent", (ids, options, argument) => {
    const { client, sent } = setUp(fine);
    expect(() => client.terminateJobs(ids as string[], options as TerminateJobsOptions)).toThrow(
      expect.objectContaining({ name: "BatchInputError", argument }),
    );
    expect(sent).toEqual([]);
  });
});
