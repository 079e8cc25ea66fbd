import { expect, test } from "vitest";
import { requireWorks } from "./require-works.ts";

test.each([
  ["20.0.0", false],
  ["20.18.3", false],
  ["20.19.0", true],
  ["21.7.3", false],
  ["22.11.0", false],
  ["22.12.0", true],
  ["23.0.0", true],
  ["26.12.1", true],
])("Node.js %s can require() an ES module: %s", (version, works) => {
  expect(requireWorks(version)).toBe(works);
});
