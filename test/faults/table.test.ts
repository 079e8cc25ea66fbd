import { expect, test } from "vitest";
import { type ComparisonRow, comparison } from "./comparison.ts";
import { scenarios } from "./table.ts";

test("every scenario has an id of its own, and a title", () => {
  const ids = scenarios.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[\w-]+$/.test(id))).toEqual([]);
  expect(scenarios.filter(({ title }) => title.length < 5)).toEqual([]);
});

test("every scenario says how its call must end, in exactly one way", () => {
  const ways = scenarios.map(({ id, expect: { result, error, abortReason } }) => ({
    id,
    ways: [result, error, abortReason].filter((way) => way !== undefined).length,
  }));
  expect(ways.filter((each) => each.ways !== 1)).toEqual([]);
});

for (const [row, sentence] of Object.entries(comparison) as [ComparisonRow, string][]) {
  const proofs = scenarios.filter(({ proves = [] }) => proves.includes(row)).map(({ id }) => id);
  test(`${sentence} (proven by ${proofs.join(", ")})`, () => {
    expect(proofs).not.toEqual([]);
  });
}
