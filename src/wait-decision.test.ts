import { expect, test } from "vitest";
import type { FoundState } from "./errors.ts";
import { decideWait, pollDelayMs } from "./wait-decision.ts";

const rows: Array<[FoundState, before: string, seen: string]> = [
  ["completed", "over", "over"],
  ["terminating", "wait", "wait"],
  ["active", "wait", "stuck"],
  ["enabling", "wait", "stuck"],
  ["disabling", "wait", "stuck"],
  ["disabled", "stuck", "stuck"],
  ["deleting", "stuck", "stuck"],
  ["deleted", "stuck", "stuck"],
];

test.each(rows)("a job that is %s: %s, and once it was seen terminating: %s", (state, before, seen) => {
  expect(decideWait(state, false, false)).toBe(before);
  expect(decideWait(state, true, false)).toBe(seen);
});

test("where a job that is gone counts as over, one that is going is waited for", () => {
  expect(decideWait("deleting", true, true)).toBe("wait");
  expect(decideWait("deleted", true, true)).toBe("over");
  expect(decideWait("disabled", true, true)).toBe("stuck");
});

const NO_LIMIT = Number.POSITIVE_INFINITY;

test("reads follow each other after half a second at first, and five seconds at most", () => {
  const delays = [0, 1, 2, 3, 4, 5, 1_000].map((polls) => pollDelayMs(polls, undefined, NO_LIMIT, 1));
  expect(delays).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
});

test("half of a delay is random", () => {
  expect(pollDelayMs(0, undefined, NO_LIMIT, 0)).toBe(250);
  expect(pollDelayMs(9, undefined, NO_LIMIT, 0)).toBe(2_500);
});

test("what the service asks for is kept to, and does not shorten a delay", () => {
  expect(pollDelayMs(0, 30_000, NO_LIMIT, 0)).toBe(30_000);
  expect(pollDelayMs(5, 10, NO_LIMIT, 1)).toBe(5_000);
  expect(pollDelayMs(5, 30_000, 30_000, 1)).toBeUndefined();
});

test("near the end of the time the reads come closer, and the last one fits into it", () => {
  const delays: number[] = [];
  for (let left = 3_000; ; ) {
    const delayMs = pollDelayMs(9, undefined, left, 1);
    if (delayMs === undefined) break;
    delays.push(delayMs);
    left -= delayMs;
  }
  expect(delays).toEqual([1_500, 750, 375, 250]);
});
