import { expect, test, vi } from "vitest";
import { Stop } from "./stop.ts";

test("an abort is told once to each listener, and keeps its first reason", () => {
  const stop = new Stop();
  const listener = vi.fn();
  stop.addEventListener("abort", listener);
  stop.addEventListener("abort", listener);
  expect(stop).toMatchObject({ aborted: false, reason: undefined });
  stop.abort("first");
  stop.abort("second");
  expect(stop).toMatchObject({ aborted: true, reason: "first" });
  expect(listener).toHaveBeenCalledOnce();
});

test("a listener that was taken back hears nothing", () => {
  const stop = new Stop();
  const listener = vi.fn();
  stop.addEventListener("abort", listener);
  stop.removeEventListener("abort", listener);
  stop.abort("over");
  expect(listener).not.toHaveBeenCalled();
});

test("a listener sees the signal aborted", () => {
  const stop = new Stop();
  const seen: unknown[] = [];
  stop.addEventListener("abort", () => seen.push(stop.aborted, stop.reason));
  stop.abort("over");
  expect(seen).toEqual([true, "over"]);
});
