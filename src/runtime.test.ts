import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sleep, systemRuntime, untilAborted } from "./runtime.ts";
import { deferred } from "./testing/deferred.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { rejection } from "./testing/rejection.ts";

const reason = new Error("the caller changed its mind");

describe("the system's runtime", () => {
  test("now is the wall clock", () => {
    expect(Math.abs(systemRuntime.now() - Date.now())).toBeLessThan(1_000);
  });

  test("elapsed never goes back", () => {
    const before = systemRuntime.elapsed();
    expect(systemRuntime.elapsed()).toBeGreaterThanOrEqual(before);
  });

  test("random stays below 1", () => {
    const random = systemRuntime.random();
    expect(random).toBeGreaterThanOrEqual(0);
    expect(random).toBeLessThan(1);
  });

  test("uuid makes fresh lower-case UUIDs", () => {
    const ids = new Set(Array.from({ length: 100 }, () => systemRuntime.uuid()));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe("after", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const LONGEST = 2 ** 31 - 1;

  test.each([0, 1, 1_000, LONGEST, LONGEST + 1, 2 * LONGEST + 5, 5 * LONGEST])(
    "calls back once after %d ms and not before",
    (ms) => {
      const callback = vi.fn();
      systemRuntime.after(ms, callback);
      if (ms > 0) vi.advanceTimersByTime(ms - 1);
      expect(callback).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(callback).toHaveBeenCalledOnce();
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test.each([0, 1_000, LONGEST, LONGEST + 1])("of %d ms can be cancelled", (ms) => {
    const callback = vi.fn();
    systemRuntime.after(ms, callback)();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(ms + 1);
    expect(callback).not.toHaveBeenCalled();
  });

  test("a long one can be cancelled half-way", () => {
    const callback = vi.fn();
    const cancel = systemRuntime.after(2 * LONGEST, callback);
    vi.advanceTimersByTime(LONGEST + 1);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("Infinity sets no timer at all", () => {
    const cancel = systemRuntime.after(Number.POSITIVE_INFINITY, () => {});
    expect(vi.getTimerCount()).toBe(0);
    expect(cancel).not.toThrow();
  });

  test("a time that is over fires at once", () => {
    const callback = vi.fn();
    systemRuntime.after(-5, callback);
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
  });
});

describe("sleep", () => {
  test("ends after its time and lets go of the signal", async () => {
    const runtime = new FakeRuntime();
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, "removeEventListener");
    const slept = sleep(runtime, 750, signal);
    await runtime.pass(750);
    await expect(slept).resolves.toBeUndefined();
    expect(remove).toHaveBeenCalledOnce();
  });

  test("ends at once with the signal's reason and cancels its timer", async () => {
    const runtime = new FakeRuntime();
    const controller = new AbortController();
    const slept = rejection(sleep(runtime, 750, controller.signal));
    controller.abort(reason);
    expect(await slept).toBe(reason);
    expect(runtime.timers).toEqual([]);
  });

  test("does not begin when the signal is already aborted", async () => {
    const runtime = new FakeRuntime();
    expect(await rejection(sleep(runtime, 750, AbortSignal.abort(reason)))).toBe(reason);
    expect(runtime.timers).toEqual([]);
  });
});

describe("untilAborted", () => {
  const never = new Promise<never>(() => {});

  test("resolves as the promise does and lets go of the signal", async () => {
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, "removeEventListener");
    expect(await untilAborted(Promise.resolve(1), signal)).toBe(1);
    await vi.waitFor(() => expect(remove).toHaveBeenCalledOnce());
  });

  test("rejects as the promise does", async () => {
    expect(await rejection(untilAborted(Promise.reject(reason), new AbortController().signal))).toBe(reason);
  });

  test("rejects with the signal's reason as soon as it aborts", async () => {
    const controller = new AbortController();
    const waiting = rejection(untilAborted(never, controller.signal));
    controller.abort(reason);
    expect(await waiting).toBe(reason);
  });

  test("rejects when the signal is already aborted, even if the promise is there", async () => {
    expect(await rejection(untilAborted(Promise.resolve(1), AbortSignal.abort(reason)))).toBe(reason);
  });

  test("a promise that fails after the abort disturbs nobody", async () => {
    const late = deferred<never>();
    expect(await rejection(untilAborted(late.promise, AbortSignal.abort(reason)))).toBe(reason);
    late.reject(new Error("too late"));
    await expect(late.promise).rejects.toThrow("too late");
  });
});
