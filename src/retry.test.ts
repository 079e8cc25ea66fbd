import { describe, expect, test } from "vitest";
import { BatchCredentialError, BatchNetworkError, BatchTimeoutError, type NetworkFailure } from "./errors.ts";
import type { BatchEvent } from "./events.ts";
import type { RetryPolicy } from "./options.ts";
import { errorDetails, type PipelineAnswer, type PipelineRequest } from "./pipeline.ts";
import { retry } from "./retry.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { newCall, newRequest } from "./testing/pipeline-request.ts";
import { plainAnswer } from "./testing/plain-answer.ts";
import { rejection } from "./testing/rejection.ts";

const reason = new Error("the caller changed its mind");
const details = errorDetails(newCall());
const lost = (failure: NetworkFailure = "lost") => new BatchNetworkError("m", { ...details, failure });
const attemptTimeout = () => new BatchTimeoutError("m", { ...details, scope: "attempt", timeoutMs: 1 });

/** A loop above a stage that plays the outcomes one after the other; the last one for ever. */
function newLoop(
  outcomes: unknown[],
  { policy = {}, totalMs = 300_000 }: { policy?: Partial<RetryPolicy>; totalMs?: number } = {},
) {
  const runtime = new FakeRuntime();
  const sentAt: number[] = [];
  const controller = new AbortController();
  const call = newCall({ policy, deadline: runtime.elapsed() + totalMs });
  const request = newRequest({ call, signal: controller.signal });
  const begin = runtime.elapsed();
  const send = retry(runtime)(async (received: PipelineRequest) => {
    expect(received).toBe(request);
    const outcome = outcomes[Math.min(sentAt.length, outcomes.length - 1)];
    sentAt.push(runtime.elapsed() - begin);
    if (outcome instanceof Error || typeof outcome === "string") throw outcome;
    return outcome as PipelineAnswer;
  });
  return { runtime, sentAt, controller, result: send(request) };
}

describe("an outcome that is final is handed on at once", () => {
  test.each([200, 202, 204, 302, 400, 401, 403, 404, 409, 412, 501, 505])("status %d", async (status) => {
    const { result, sentAt, runtime } = newLoop([plainAnswer(status)]);
    expect((await result).status).toBe(status);
    expect(sentAt).toEqual([0]);
    expect(runtime.timers).toEqual([]);
  });

  test.each([
    ["a TLS failure", lost("tls")],
    ["a followed redirect", lost("redirected")],
    ["a credential that failed", new BatchCredentialError("m", details)],
    ["an error that nobody expects", new RangeError("m")],
    ["something that is not an Error", "text"],
  ])("%s", async (_, failure) => {
    const { result, sentAt } = newLoop([failure]);
    expect(await rejection(result)).toBe(failure);
    expect(sentAt).toEqual([0]);
  });
});

describe("a failure worth retrying is retried", () => {
  test.each([
    ["408", plainAnswer(408)],
    ["429", plainAnswer(429)],
    ["500", plainAnswer(500)],
    ["502", plainAnswer(502)],
    ["503", plainAnswer(503)],
    ["504", plainAnswer(504)],
    ["a lost connection", lost()],
    ["a refused connection", lost("refused")],
    ["a DNS failure", lost("dns")],
    ["an attempt timeout", attemptTimeout()],
  ])("%s, and the 202 that follows is the answer", async (_, failure) => {
    const { result, sentAt, runtime } = newLoop([failure, plainAnswer(202)]);
    await runtime.pass(750);
    expect((await result).status).toBe(202);
    expect(sentAt).toEqual([0, 750]);
  });

  test("three times by default, each wait twice as long, and then the last answer is handed on", async () => {
    const last = plainAnswer(503);
    const { result, sentAt, runtime } = newLoop([plainAnswer(503), plainAnswer(503), plainAnswer(503), last]);
    await runtime.pass(750);
    await runtime.pass(1_500);
    await runtime.pass(3_000);
    expect(await result).toBe(last);
    expect(sentAt).toEqual([0, 750, 2_250, 5_250]);
  });

  test("three times by default, and then the last error is thrown", async () => {
    const last = lost();
    const { result, sentAt, runtime } = newLoop([lost(), lost(), lost(), last]);
    const thrown = rejection(result);
    await runtime.pass(750);
    await runtime.pass(1_500);
    await runtime.pass(3_000);
    expect(await thrown).toBe(last);
    expect(sentAt).toHaveLength(4);
  });

  test("not at all with maxRetries 0", async () => {
    const { result, sentAt } = newLoop([plainAnswer(503)], { policy: { maxRetries: 0 } });
    expect((await result).status).toBe(503);
    expect(sentAt).toEqual([0]);
  });

  test("with the jitter of the runtime's random number", async () => {
    const { result, sentAt, runtime } = newLoop([plainAnswer(503), plainAnswer(202)]);
    runtime.randomNumber = 0;
    await runtime.pass(500);
    await result;
    expect(sentAt).toEqual([0, 500]);
  });
});

describe("what the answer asks for is obeyed", () => {
  test.each([
    ["seconds", { "retry-after": "30" }, 30_000],
    ["a date", { "retry-after": "Fri, 17 Feb 2017 00:01:00 GMT" }, 60_000],
    ["milliseconds", { "retry-after-ms": "20" }, 20],
    ["milliseconds in the other spelling", { "x-ms-retry-after-ms": "30" }, 30],
    ["nothing that can be understood", { "retry-after": "1e12" }, 750],
  ])("%s", async (_, headers, delayMs) => {
    const { result, sentAt, runtime } = newLoop([plainAnswer(429, headers), plainAnswer(202)]);
    await runtime.pass(delayMs);
    await result;
    expect(sentAt).toEqual([0, delayMs]);
  });

  test("no wait at all", async () => {
    const { result, sentAt } = newLoop([plainAnswer(503, { "retry-after": "0" }), plainAnswer(202)]);
    await result;
    expect(sentAt).toEqual([0, 0]);
  });

  test("a wait beyond retryMaxDelayMs", async () => {
    const { result, sentAt, runtime } = newLoop([
      plainAnswer(503, { "retry-after": "200" }),
      plainAnswer(202),
    ]);
    await runtime.pass(200_000);
    await result;
    expect(sentAt).toEqual([0, 200_000]);
  });

  test("a wait that would pass the total timeout is not started", async () => {
    const { result, sentAt, runtime } = newLoop([plainAnswer(503, { "retry-after": "300" })]);
    expect((await result).status).toBe(503);
    expect(sentAt).toEqual([0]);
    expect(runtime.timers).toEqual([]);
  });
});

test("a backoff that would pass the total timeout is not started: the last error comes at once", async () => {
  const { result, sentAt, runtime } = newLoop([lost()], { totalMs: 2_000 });
  const thrown = rejection(result);
  await runtime.pass(750);
  expect(await thrown).toBeInstanceOf(BatchNetworkError);
  expect(sentAt).toEqual([0, 750]);
});

describe("a connection that had been kept and was stale", () => {
  /** What `outcomes` says, each lost over a kept connection as far as `stale` goes. */
  function newStaleLoop(outcomes: unknown[], stale: number, maxRetries: number) {
    const runtime = new FakeRuntime();
    const events: BatchEvent[] = [];
    const call = newCall({
      policy: { maxRetries },
      deadline: runtime.elapsed() + 300_000,
      onEvent: (event) => void events.push(event),
    });
    const sentAt: number[] = [];
    const send = retry(runtime)(async () => {
      const outcome = outcomes[sentAt.length];
      sentAt.push(runtime.elapsed() - 1_000);
      call.stale = sentAt.length <= stale;
      if (outcome instanceof Error) throw outcome;
      return outcome as PipelineAnswer;
    });
    return { runtime, events, sentAt, result: send(newRequest({ call })) };
  }

  test("is left for another at once, also where retries are switched off", async () => {
    const { result, sentAt, events } = newStaleLoop([lost(), plainAnswer(202)], 1, 0);
    expect((await result).status).toBe(202);
    expect(sentAt).toEqual([0, 0]);
    expect(events).toMatchObject([{ type: "retry", reason: "connection lost", delayMs: 0 }]);
  });

  test("is left so once a call; the next one is lost like any other", async () => {
    const { result, sentAt, runtime } = newStaleLoop([lost(), lost(), plainAnswer(202)], 2, 1);
    await runtime.pass(750);
    expect((await result).status).toBe(202);
    expect(sentAt).toEqual([0, 0, 750]);
  });

  test("costs none of the retries", async () => {
    const { result, sentAt, runtime } = newStaleLoop([lost(), plainAnswer(503), plainAnswer(503)], 1, 1);
    await runtime.pass(750);
    expect((await result).status).toBe(503);
    expect(sentAt).toEqual([0, 0, 750]);
  });
});

describe("an abort", () => {
  test.each([
    ["an Error", reason],
    ["a text", "a text"],
    ["null", null],
  ])("in the backoff ends it at once with its reason, %s, and nothing is sent any more", async (_, why) => {
    const { result, sentAt, runtime, controller } = newLoop([plainAnswer(503)]);
    const thrown = rejection(result);
    await runtime.waitedFor(750);
    controller.abort(why);
    expect(await thrown).toBe(why);
    expect(runtime.timers).toEqual([]);
    runtime.advance(10_000);
    expect(sentAt).toEqual([0]);
  });

  test("during an attempt is not retried, whatever the attempt makes of it", async () => {
    const { result, sentAt, runtime, controller } = newLoop([lost()]);
    controller.abort(reason);
    expect(await rejection(result)).toBe(reason);
    expect(sentAt).toEqual([0]);
    expect(runtime.timers).toEqual([]);
  });
});
