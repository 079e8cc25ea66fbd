import { describe, expect, test } from "vitest";
import type { BatchEvent } from "./events.ts";
import type { BatchClientOptions } from "./options.ts";
import { ENDPOINT } from "./testing/account.ts";
import { job } from "./testing/job-answers.ts";
import { until } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { accepted, batchError, connectionFailure, type Step, silence } from "./testing/scripted-fetch.ts";
import type { WaitForTerminationOptions } from "./wait-input.ts";

function setUp(reads: Step[], options: BatchClientOptions = {}, steps: Step[] = [accepted]) {
  const events: BatchEvent[] = [];
  const told = { onEvent: (event: BatchEvent) => void events.push(event), ...options };
  const { client, runtime, ...script } = scriptedClient(steps, told, reads);
  const wait = (given?: WaitForTerminationOptions) =>
    until(runtime, client.waitForTermination("nightly-42", given));
  return { client, runtime, events, wait, ...script };
}

const notFound = batchError(404, "JobNotFound");

describe("waiting for the end of a job", () => {
  test("reads until the job is completed, at growing intervals", async () => {
    const reads = [job("active"), job("terminating"), job("terminating"), job("completed")];
    const { wait, events } = setUp(reads);
    expect(await wait()).toEqual({
      jobId: "nightly-42",
      state: "completed",
      endTime: new Date("2023-08-11T22:52:16.045Z"),
      terminateReason: "superseded",
      polls: 4,
      waitedMs: 375 + 750 + 1_500,
    });
    expect(events.filter(({ type }) => type === "jobState")).toMatchObject([
      { state: "active", delayMs: 375, attempt: 1 },
      { state: "terminating", delayMs: 750, attempt: 2 },
      { state: "terminating", delayMs: 1_500, attempt: 3 },
      { state: "completed", delayMs: undefined, attempt: 4 },
    ]);
  });

  test("asks for the fields that it needs, unconditionally, as the service wants a read", async () => {
    const { wait, reads } = setUp([job("completed")]);
    await wait();
    const [read] = reads;
    expect(read?.init).toMatchObject({ method: "GET" });
    expect(read?.init).not.toHaveProperty("body");
    expect(decodeURIComponent(read?.url ?? "")).toBe(
      `${ENDPOINT}/jobs/nightly-42?api-version=2023-11-01.18.0&$select=id,state,stateTransitionTime,previousState,executionInfo,eTag,lastModified`,
    );
    expect([...(read?.headers.keys() ?? [])].sort()).toEqual([
      ...[
        "accept",
        "authorization",
        "client-request-id",
        "ocp-date",
        "return-client-request-id",
        "user-agent",
      ],
    ]);
  });

  test.each([
    ["disabled", [job("terminating"), job("disabled")]],
    ["deleting", [job("deleting")]],
    ["active", [job("terminating"), job("active")]],
    ["deleted", [job("terminating"), notFound]],
  ] as const)("ends with an error when the job is %s", async (state, reads) => {
    const { wait, events } = setUp([...reads]);
    const error = await rejection(wait());
    expect(events.filter(({ type }) => type === "gaveUp")).toEqual([events.at(-1)]);
    expect(events.at(-1)).toMatchObject({ reason: "BatchWaitError", outcomeUnknown: false });
    expect(error).toMatchObject({
      ...{ name: "BatchWaitError", reason: "state", lastState: state, polls: reads.length },
      message: expect.stringMatching(state === "active" ? "it is active again" : `it is ${state}`),
    });
  });

  test("takes a job that is gone for one that is over, if the caller says so", async () => {
    const { wait } = setUp([job("terminating"), job("deleting"), notFound]);
    expect(await wait({ acceptDeleted: true })).toMatchObject({
      state: "deleted",
      endTime: undefined,
      polls: 3,
    });
  });

  test("waits as long as an answer asks for", async () => {
    const { wait } = setUp([job("terminating", {}, { "Retry-After": "20" }), job("completed")]);
    expect(await wait()).toMatchObject({ waitedMs: 20_000 });
  });

  test("tries a read again that fails, like any call", async () => {
    const { wait, reads } = setUp([connectionFailure(), batchError(503, "ServerBusy"), job("completed")]);
    expect(await wait()).toMatchObject({ polls: 1 });
    expect(reads).toHaveLength(3);
    expect(new Set(reads.map(({ headers }) => headers.get("client-request-id"))).size).toBe(1);
  });

  test("ends with an error when the job cannot be read, and leaves nothing open", async () => {
    const { wait } = setUp([job("terminating"), batchError(403, "AuthenticationFailed")]);
    expect(await rejection(wait())).toMatchObject({
      ...{
        name: "BatchWaitError",
        reason: "read",
        lastState: "terminating",
        polls: 2,
        outcomeUnknown: false,
      },
      cause: expect.objectContaining({ name: "BatchServiceError", status: 403, outcomeUnknown: false }),
    });
  });

  test.each(["<html>", '{"state":"sleeping"}', ""])("takes %j for no job", async (body) => {
    const { wait } = setUp([() => new Response(body, { status: 200 })]);
    expect(await rejection(wait())).toMatchObject({
      reason: "read",
      cause: expect.objectContaining({
        status: 200,
        message: expect.stringContaining("the answer is no job"),
      }),
    });
  });

  test("ends at waitTimeoutMs with the last state, without a wait that would pass it", async () => {
    const { wait, runtime } = setUp([job("terminating")]);
    const startedAt = runtime.elapsed();
    expect(await rejection(wait({ waitTimeoutMs: 3_000 }))).toMatchObject({
      ...{ name: "BatchWaitError", reason: "timeout", lastState: "terminating", polls: 6 },
      message: expect.stringContaining("waitTimeoutMs, 3000 ms; it was terminating"),
    });
    expect(runtime.elapsed() - startedAt).toBeLessThan(3_000);
    expect(runtime.elapsed() - startedAt).toBeGreaterThan(2_500);
  });

  test("ends at once when the service asks to be left alone for longer than the wait may take, and says so", async () => {
    const { wait, runtime } = setUp([job("terminating", {}, { "Retry-After": "60" })]);
    const startedAt = runtime.elapsed();
    expect(await rejection(wait({ waitTimeoutMs: 30_000 }))).toMatchObject({
      reason: "timeout",
      message: expect.stringContaining("the service asks not to be asked again within 60000 ms"),
    });
    expect(runtime.elapsed() - startedAt).toBe(0);
  });

  test("ends at waitTimeoutMs in the middle of a read", async () => {
    const { wait, runtime } = setUp([silence]);
    const startedAt = runtime.elapsed();
    expect(await rejection(wait({ waitTimeoutMs: 3_000 }))).toMatchObject({
      reason: "timeout",
      lastState: undefined,
    });
    expect(runtime.elapsed() - startedAt).toBe(3_000);
    expect(runtime.timers).toEqual([]);
  });

  test("ends at once with the caller's reason, in a read and between two", async () => {
    for (const reads of [[silence], [job("terminating")]]) {
      const { client, runtime } = setUp(reads);
      const controller = new AbortController();
      const waiting = client.waitForTermination("nightly-42", { signal: controller.signal });
      await runtime.waitedFor(reads[0] === silence ? 60_000 : 375);
      const reason = new Error("enough");
      controller.abort(reason);
      expect(await rejection(waiting)).toBe(reason);
      expect(runtime.timers).toEqual([]);
    }
  });

  test.each([
    [{ waitTimeoutMs: 0 }, "options.waitTimeoutMs"],
    [{ waitTimeoutMs: "5" }, "options.waitTimeoutMs"],
    [{ acceptDeleted: 1 }, "options.acceptDeleted"],
    [{ maxRetries: -1 }, "options.maxRetries"],
    [{ terminateReason: "x" }, "options.terminateReason"],
    [{ signal: 1 }, "options.signal"],
    [null, "options"],
  ])("refuses %j", async (options, argument) => {
    const { client, reads } = setUp([job("completed")]);
    const call = client.waitForTermination("nightly-42", options as WaitForTerminationOptions);
    expect(await rejection(call)).toMatchObject({ name: "BatchInputError", argument });
    expect(reads).toEqual([]);
  });

  test("refuses a job id that would bend the path", async () => {
    expect(await rejection(setUp([]).client.waitForTermination(".."))).toMatchObject({ argument: "jobId" });
  });
});

describe("terminating and waiting", () => {
  test("gives both results", async () => {
    const { client, runtime } = setUp([job("active"), job("completed")]);
    expect(await until(runtime, client.terminateJob("nightly-42", { wait: true }))).toMatchObject({
      ...{ outcome: "accepted", status: 202 },
      ended: { state: "completed", polls: 2 },
    });
  });

  test("sends the caller's conditions with the termination alone", async () => {
    const { client, runtime, requests, reads } = setUp([job("completed")]);
    await until(runtime, client.terminateJob("nightly-42", { wait: true, ifMatch: "0x1" }));
    expect(requests[0]?.headers.get("if-match")).toBe("0x1");
    expect(reads[0]?.headers.has("if-match")).toBe(false);
  });

  test("the wait has a time of its own", async () => {
    const { client, runtime } = setUp([
      ...Array.from({ length: 20 }, () => job("terminating")),
      job("completed"),
    ]);
    const call = client.terminateJob("nightly-42", {
      totalTimeoutMs: 10_000,
      wait: { totalTimeoutMs: 10_000 },
    });
    expect((await until(runtime, call)).ended?.waitedMs).toBeGreaterThan(10_000);
  });

  test("does not wait after a termination that failed", async () => {
    const { client, runtime, reads } = setUp([job("completed")], {}, [notFound]);
    expect(await rejection(until(runtime, client.terminateJob("nightly-42", { wait: true })))).toMatchObject({
      status: 404,
    });
    expect(reads).toEqual([]);
  });

  test("a wait in vain is an error, after which the hook hears that the call gave up", async () => {
    const { client, runtime, events } = setUp([job("disabled")]);
    const error = await rejection(until(runtime, client.terminateJob("nightly-42", { wait: {} })));
    expect(error).toMatchObject({
      ...{ name: "BatchWaitError", reason: "state", lastState: "disabled", attempts: 1 },
      terminated: { outcome: "accepted", status: 202, clientRequestId: events[0]?.clientRequestId },
      clientRequestId: events[0]?.clientRequestId,
      message: expect.stringMatching(/it is disabled \(1 read; its termination is accepted\)$/),
    });
    expect(events.at(-1)).toMatchObject({ type: "gaveUp", reason: "BatchWaitError" });
  });

  test.each([
    [1, "options.wait"],
    [{ waitTimeoutMs: -1 }, "options.wait.waitTimeoutMs"],
    [{ signal: AbortSignal.abort() }, "options.wait.signal"],
    [{ maxRetries: -1 }, "options.wait.maxRetries"],
  ])("refuses wait: %j before anything is sent", async (wait, argument) => {
    const { client, requests } = setUp([job("completed")]);
    expect(await rejection(client.terminateJob("nightly-42", { wait } as never))).toMatchObject({
      name: "BatchInputError",
      argument,
    });
    expect(requests).toEqual([]);
  });
});
