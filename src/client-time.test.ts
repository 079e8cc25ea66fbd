import { describe, expect, test, vi } from "vitest";
import { BatchClient } from "./client.ts";
import { BatchTimeoutError } from "./errors.ts";
import { ENDPOINT } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { accepted, batchError, connectionFailure, scriptedFetch, silence } from "./testing/scripted-fetch.ts";

describe("retries", () => {
  test("keep the client-request-id and the body, and date each attempt afresh", async () => {
    const { client, requests, runtime } = scriptedClient([
      batchError(503, "ServerBusy"),
      connectionFailure(),
      accepted,
    ]);
    const called = client.terminateJob("nightly-42", { terminateReason: "superseded" });
    await runtime.pass(750);
    await runtime.pass(1_500);
    expect(await called).toMatchObject({ outcome: "accepted", attempts: 3 });
    const sent = requests.map(({ headers, init }) => [
      headers.get("client-request-id"),
      headers.get("ocp-date"),
      init.body,
    ]);
    const [id, body] = ["00000000-0000-4000-8000-000000000001", '{"terminateReason":"superseded"}'];
    expect(sent).toEqual([
      [id, "Fri, 17 Feb 2017 00:00:00 GMT", body],
      [id, "Fri, 17 Feb 2017 00:00:00 GMT", body],
      [id, "Fri, 17 Feb 2017 00:00:02 GMT", body],
    ]);
  });

  test("end with the last error, which tells how many attempts there were", async () => {
    const { client, requests, runtime } = scriptedClient([batchError(503, "ServerBusy")]);
    const failed = rejection(client.terminateJob("nightly-42"));
    for (const delay of [750, 1_500, 3_000]) await runtime.pass(delay);
    expect(await failed).toMatchObject({
      message:
        "POST /jobs/nightly-42/terminate: 503 ServerBusy: It says ServerBusy. (request-id 1b550a2c-e0c2-4fe5-86f4-e9243aafac3a, attempt 4 of 4; the service may have acted)",
      attempts: 4,
      outcomeUnknown: true,
    });
    expect(requests).toHaveLength(4);
  });

  test("a new call begins with a clean slate", async () => {
    const { client, runtime } = scriptedClient([
      batchError(503, "ServerBusy"),
      accepted,
      batchError(409, "JobCompleted"),
    ]);
    const first = client.terminateJob("nightly-42");
    await runtime.pass(750);
    await first;
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({
      status: 409,
      attempts: 1,
      clientRequestId: "00000000-0000-4000-8000-000000000002",
      outcomeUnknown: false,
    });
  });

  test("are made as the client's options say", async () => {
    const { client, requests, runtime } = scriptedClient([batchError(503, "ServerBusy")], {
      maxRetries: 2,
      retryBaseDelayMs: 100,
      retryMaxDelayMs: 120,
    });
    const failed = rejection(client.terminateJob("nightly-42"));
    await runtime.pass(75);
    await runtime.pass(90);
    expect(await failed).toMatchObject({ attempts: 3 });
    expect(requests).toHaveLength(3);
  });

  test("are made as the call's options say, for that call only", async () => {
    const { client, requests, runtime } = scriptedClient([batchError(503, "ServerBusy")], { maxRetries: 1 });
    await rejection(client.terminateJob("nightly-42", { maxRetries: 0 }));
    expect(requests).toHaveLength(1);
    const second = rejection(client.terminateJob("nightly-42"));
    await runtime.pass(750);
    await second;
    expect(requests).toHaveLength(3);
  });
});

describe("timeouts", () => {
  test("attemptTimeoutMs ends an attempt, and the next one may succeed", async () => {
    const { client, runtime } = scriptedClient([silence, accepted], { attemptTimeoutMs: 2_000 });
    const called = client.terminateJob("nightly-42");
    await runtime.pass(2_000);
    await runtime.pass(750);
    expect(await called).toMatchObject({ outcome: "accepted", attempts: 2 });
  });

  test("attemptTimeoutMs of a call replaces that of the client", async () => {
    const { client, runtime } = scriptedClient([silence]);
    const failed = rejection(client.terminateJob("nightly-42", { attemptTimeoutMs: 50, maxRetries: 0 }));
    await runtime.pass(50);
    expect(await failed).toMatchObject({ name: "BatchTimeoutError", scope: "attempt", timeoutMs: 50 });
  });

  test("totalTimeoutMs ends the call, over all attempts", async () => {
    const { client, runtime } = scriptedClient([silence], {
      attemptTimeoutMs: 4_000,
      totalTimeoutMs: 10_000,
    });
    const failed = rejection(client.terminateJob("nightly-42"));
    await runtime.pass(4_000);
    await runtime.pass(750);
    await runtime.waitedFor(4_000);
    await runtime.pass(10_000);
    const error = await failed;
    expect(error).toBeInstanceOf(BatchTimeoutError);
    expect(error).toMatchObject({ attempts: 2 });
  });

  test("totalTimeoutMs ends a token request that hangs, and nothing was sent", async () => {
    const runtime = new FakeRuntime();
    const getToken = vi.fn(() => new Promise<null>(() => {}));
    const { fetch, requests } = scriptedFetch(accepted);
    const client = new BatchClient(ENDPOINT, { getToken }, { fetch, totalTimeoutMs: 500 }, runtime);
    const failed = rejection(client.terminateJob("nightly-42"));
    await runtime.pass(500);
    expect(await failed).toMatchObject({
      name: "BatchTimeoutError",
      scope: "total",
      timeoutMs: 500,
      attempts: 0,
      outcomeUnknown: false,
    });
    expect(requests).toEqual([]);
  });

  test("Infinity sets no timer", async () => {
    const { client, runtime } = scriptedClient([silence]);
    void client.terminateJob("nightly-42", {
      attemptTimeoutMs: Number.POSITIVE_INFINITY,
      totalTimeoutMs: Number.POSITIVE_INFINITY,
    });
    await runtime.waitedFor(Number.POSITIVE_INFINITY);
    expect(new Set(runtime.timers)).toEqual(new Set([Number.POSITIVE_INFINITY]));
  });

  test("a Retry-After longer than what is left is not waited for: its error comes at once", async () => {
    const { client, requests } = scriptedClient([
      batchError(429, "TooManyRequests", { "Retry-After": "300" }),
    ]);
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({
      name: "BatchServiceError",
      code: "TooManyRequests",
      retryAfterMs: 300_000,
      attempts: 1,
      outcomeUnknown: true,
    });
    expect(requests).toHaveLength(1);
  });
});
