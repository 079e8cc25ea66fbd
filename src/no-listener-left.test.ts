import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { Deadline } from "./deadline.ts";
import { sleep, untilAborted } from "./runtime.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { settledWork } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";

// A caller may pass one signal to calls for as long as its program runs.
const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;
const never = new Promise<never>(() => {});

test("a deadline listens to its parent until it has passed", () => {
  const runtime = new FakeRuntime();
  const { signal } = new AbortController();
  new Deadline(runtime, signal, 100);
  expect(listeners(signal)).toBe(1);
  runtime.advance(100);
  expect(listeners(signal)).toBe(0);
});

test("a deadline listens to its parent until that aborts", () => {
  const parent = new AbortController();
  new Deadline(new FakeRuntime(), parent.signal, 100);
  parent.abort();
  expect(listeners(parent.signal)).toBe(0);
});

test("a sleep listens to its signal until its time is over", async () => {
  const runtime = new FakeRuntime();
  const { signal } = new AbortController();
  const slept = sleep(runtime, 100, signal);
  expect(listeners(signal)).toBe(1);
  await runtime.pass(100);
  await slept;
  expect(listeners(signal)).toBe(0);
});

test("a sleep listens to its signal until that aborts", async () => {
  const controller = new AbortController();
  const slept = rejection(sleep(new FakeRuntime(), 100, controller.signal));
  controller.abort();
  await slept;
  expect(listeners(controller.signal)).toBe(0);
});

test.each([
  ["resolves", () => Promise.resolve()],
  ["rejects", () => Promise.reject(new Error("no"))],
])("a wait listens to its signal until the promise %s", async (_, promise) => {
  const { signal } = new AbortController();
  const waited = untilAborted(promise(), signal).catch(() => {});
  expect(listeners(signal)).toBe(1);
  await waited;
  await settledWork();
  expect(listeners(signal)).toBe(0);
});

test("a wait for what never comes listens to its signal until that aborts", async () => {
  const controller = new AbortController();
  const waited = rejection(untilAborted(never, controller.signal));
  controller.abort();
  await waited;
  expect(listeners(controller.signal)).toBe(0);
});
