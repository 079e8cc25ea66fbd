import { describe, expect, test, vi } from "vitest";
import { Deadline } from "./deadline.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";

const reason = new Error("the caller changed its mind");

describe("a deadline", () => {
  test("aborts by itself when its time is over, and says so", () => {
    const runtime = new FakeRuntime();
    const deadline = new Deadline(runtime, new AbortController().signal, 100);
    runtime.advance(99);
    expect([deadline.aborted, deadline.passed]).toEqual([false, false]);
    runtime.advance(1);
    expect([deadline.aborted, deadline.passed]).toEqual([true, true]);
  });

  test("follows its parent with the parent's reason, and has not passed", () => {
    const runtime = new FakeRuntime();
    const parent = new AbortController();
    const deadline = new Deadline(runtime, parent.signal, 100);
    parent.abort(reason);
    expect(deadline.reason).toBe(reason);
    expect(deadline.passed).toBe(false);
    expect(runtime.timers).toEqual([]);
  });

  test("begins aborted when its parent is", () => {
    const runtime = new FakeRuntime();
    const deadline = new Deadline(runtime, AbortSignal.abort(reason), 100);
    expect(deadline.reason).toBe(reason);
    expect(deadline.passed).toBe(false);
    expect(runtime.timers).toEqual([]);
  });

  test("keeps to what ended it first", () => {
    const runtime = new FakeRuntime();
    const parent = new AbortController();
    const deadline = new Deadline(runtime, parent.signal, 100);
    runtime.advance(100);
    parent.abort(reason);
    expect(deadline.reason).not.toBe(reason);
    expect(deadline.passed).toBe(true);
  });

  test("of Infinity only follows its parent", () => {
    const runtime = new FakeRuntime();
    const parent = new AbortController();
    const deadline = new Deadline(runtime, parent.signal, Number.POSITIVE_INFINITY);
    runtime.advance(1e15);
    expect(deadline.passed).toBe(false);
    parent.abort(reason);
    expect(deadline.reason).toBe(reason);
  });

  test("that is cleared leaves no timer and no listener, and does not abort any more", () => {
    const runtime = new FakeRuntime();
    const parent = new AbortController();
    const add = vi.spyOn(parent.signal, "addEventListener");
    const remove = vi.spyOn(parent.signal, "removeEventListener");
    const deadline = new Deadline(runtime, parent.signal, 100);
    deadline.clear();
    expect(remove.mock.calls[0]?.[1]).toBe(add.mock.calls[0]?.[1]);
    expect(runtime.timers).toEqual([]);
    parent.abort(reason);
    expect(deadline.aborted).toBe(false);
  });
});
