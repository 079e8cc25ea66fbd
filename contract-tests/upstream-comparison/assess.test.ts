import { expect, test } from "vitest";
import { type AcceptedDifference, acceptedDifferences } from "./accepted-differences.ts";
import { assess } from "./assess.ts";
import type { Difference } from "./differences.ts";

const difference: Difference = {
  kind: "extra",
  key: "GET /a > query parameter size > minimum",
  theirs: undefined,
  ours: 0,
  place: { file: "ours.yaml", pointer: "#/a" },
};

const entry: AcceptedDifference = {
  kind: "extra",
  keys: [difference.key],
  versions: "every",
  since: "2026-11-22",
  reason: "For a reason.",
};

const same = { theirVersion: "1", ourVersion: "1" };

test("a difference is open until its key and its kind are accepted", () => {
  const comparison = { ...same, differences: [difference] };
  expect(assess(comparison, []).open).toEqual([difference]);
  expect(assess(comparison, [entry])).toEqual({ open: [], accepted: [{ difference, entry }], stale: [] });
  expect(assess(comparison, [{ ...entry, kind: "different" }])).toMatchObject({
    open: [difference],
    stale: [{ key: difference.key }],
  });
});

test("a difference is accepted for the versions that are named", () => {
  const comparison = { ...same, differences: [difference] };
  expect(assess(comparison, [{ ...entry, versions: ["1"] }]).open).toEqual([]);
  expect(assess(comparison, [{ ...entry, versions: ["2"] }])).toMatchObject({
    open: [difference],
    stale: [],
  });
});

test("an accepted difference that is gone is stale, but only a document of our own version can tell", () => {
  expect(assess({ ...same, differences: [] }, [entry]).stale).toEqual([{ key: difference.key, entry }]);
  expect(assess({ theirVersion: "2", ourVersion: "1", differences: [] }, [entry]).stale).toEqual([]);
});

test("every accepted difference has a day and a reason, and stands in the list once", () => {
  for (const { since, reason } of acceptedDifferences) {
    expect(since).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    expect(reason).toMatch(/^[A-Z].*\.$/);
  }
  const keys = acceptedDifferences.flatMap((each) => each.keys.map((key) => `${each.kind} ${key}`));
  expect(keys).toEqual([...new Set(keys)]);
});
