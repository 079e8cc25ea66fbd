import { describe, expect, test } from "vitest";
import { median, medianRatio, quantile, summarize } from "./statistics.ts";

describe("a quantile", () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[10, 9, 100], 0, 9],
    [[10, 9, 100], 1, 100],
    [[0, 100], 0.99, 99],
    [[7], 0.99, 7],
  ])("of %j at %d is %d", (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected);
  });

  test("of nothing is refused", () => {
    expect(() => median([])).toThrow("There are no values.");
  });

  test("leaves the values in their order", () => {
    const values = [3, 1, 2];
    summarize(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

test("a summary tells the middle and both ends", () => {
  expect(summarize([5, 1, 9])).toEqual({ median: 5, min: 1, max: 9 });
});

describe("a ratio", () => {
  test("is made within each round, so that a slow round does no harm", () => {
    expect(medianRatio([10, 100, 10], [5, 50, 5])).toBe(2);
    expect(medianRatio([10, 20, 90], [10, 10, 30])).toBe(2);
  });

  test("to nothing is none", () => {
    expect(medianRatio([1], [0])).toBeUndefined();
    expect(medianRatio([0], [0])).toBeUndefined();
  });

  test("of rounds that do not match is refused", () => {
    expect(() => medianRatio([1, 2], [1])).toThrow("within a round");
  });
});
