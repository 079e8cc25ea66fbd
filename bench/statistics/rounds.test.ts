import { expect, test } from "vitest";
import { rotated } from "./rounds.ts";

test("each round begins with another entry, and has all of them", () => {
  const rounds = [0, 1, 2, 3].map((round) => rotated(["a", "b", "c"], round).join(""));
  expect(rounds).toEqual(["abc", "bca", "cab", "abc"]);
});

test("nobody can be rotated", () => {
  expect(rotated([], 3)).toEqual([]);
});
