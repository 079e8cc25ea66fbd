import { describe, expect, test } from "vitest";
import type { BatchEvent } from "./events.ts";
import type { BatchClientOptions } from "./options.ts";
import type { TerminateJobOptions } from "./terminate-input.ts";
import { job } from "./testing/job-answers.ts";
import { until } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { answer, batchError, connectionFailure, type Step, silence } from "./testing/scripted-fetch.ts";

function terminate(
  steps: Step[],
  reads: Step[],
  { call, ...options }: BatchClientOptions & { call?: TerminateJobOptions } = {},
) {
  const events: BatchEvent[] = [];
  const told = { onEvent: (event: BatchEvent) => void events.push(event), maxRetries: 1, ...options };
  const { client, runtime, ...script } = scriptedClient(steps, told, reads);
  return { ...script, events, runtime, result: until(runtime, client.terminateJob("nightly-42", call)) };
}

const lost: [string, Step[]][] = [
  ["a lost answer", [connectionFailure()]],
  ["an answer that never comes", [silence]],
  ["a 503", [batchError(503, "ServerBusy")]],
  ["a 412 after a lost answer", [connectionFailure(), batchError(412, "ConditionNotMet")]],
  ["a 202 with a login page", [answer(202, { "Content-Type": "text/html" }, "<html>")]],
  ["a 200", [answer(200)]],
];

describe.each(lost)("after %s", (_, steps) => {
  test.each([
    ["terminating", "alreadyTerminating"],
    ["completed", "alreadyCompleted"],
  ] as const)("a job that a read finds %s is a result that says so", async (state, outcome) => {
    const { result, reads, events } = terminate(steps, [job(state)]);
    expect(await result).toMatchObject({
      ...{ outcome, status: 200, toldBy: "read", etag: "0x8DB9ABD9BC6099C" },
      requestId: "920965b3-958e-41c9-b9e1-ad6ceadcc2aa",
    });
    expect(reads).toHaveLength(1);
    expect(events.some(({ type }) => type === "gaveUp")).toBe(false);
  });

  test.each([
    ["active", job("active")],
    ["disabled", job("disabled")],
    ["deleted", batchError(404, "JobNotFound")],
  ] as const)("a job that a read finds %s leaves the error, with the state", async (state, read) => {
    const { result, events } = terminate(steps, [read]);
    expect(await rejection(result)).toMatchObject({
      ...{ outcomeUnknown: true, jobState: state },
      message: expect.stringMatching(`a read found the job ${state}$`),
    });
    expect(events.at(-1)).toMatchObject({ type: "gaveUp", outcomeUnknown: true });
  });

  test("a read that fails leaves the error as it was, and is not tried again", async () => {
    const { result, reads } = terminate(steps, [batchError(503, "ServerBusy")]);
    expect(await rejection(result)).toMatchObject({ outcomeUnknown: true, jobState: undefined });
    expect(reads).toHaveLength(1);
  });
});

test.each([
  ["a 404", [batchError(404, "JobNotFound")]],
  ["a refused connection", [connectionFailure("ECONNREFUSED")]],
] as const)("after %s nothing is open, and nothing is read", async (_, steps) => {
  const { result, reads } = terminate([...steps], [job("completed")]);
  expect(await rejection(result)).toMatchObject({ outcomeUnknown: false });
  expect(reads).toEqual([]);
});

test("after the caller's abort nothing is read", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const aborting: Step = (init, url) => {
    controller.abort(reason);
    return silence(init, url);
  };
  const { result, reads } = terminate([aborting], [job("completed")], {
    call: { signal: controller.signal },
  });
  expect(await rejection(result)).toBe(reason);
  expect(reads).toEqual([]);
});

test("when no time is left, nothing is read", async () => {
  const { result, reads, runtime } = terminate([silence], [job("completed")], { totalTimeoutMs: 5_000 });
  expect(await rejection(result)).toMatchObject({
    name: "BatchTimeoutError",
    scope: "total",
    outcomeUnknown: true,
  });
  expect(reads).toEqual([]);
  expect(runtime.timers).toEqual([]);
});

test("a read takes no more than the time that is left", async () => {
  const { result, runtime } = terminate([batchError(503, "ServerBusy")], [silence], {
    ...{ maxRetries: 0, totalTimeoutMs: 5_000 },
  });
  const startedAt = runtime.elapsed();
  expect(await rejection(result)).toMatchObject({ status: 503, outcomeUnknown: true });
  expect(runtime.elapsed() - startedAt).toBe(5_000);
  expect(runtime.timers).toEqual([]);
});
