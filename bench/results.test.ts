import { expect, test } from "vitest";
import { figures } from "./figure-list.ts";
import { measured, measuredFigures, rowOf } from "./results.ts";

const figure = figures[0];
if (!figure) throw new Error("There are no figures.");

test("ratios go to node:http and to the rival SDK with the lowest median", () => {
  const found = measured(figure, {
    ours: [10, 20, 30],
    "azure-batch": [40, 40, 40],
    "core-client": [20, 80, 20],
    fetch: [1, 1, 1],
    "node-http": [5, 10, 15],
  });
  expect(found?.fastestSdk).toBe("core-client");
  expect(found?.rows[0]).toEqual({
    candidate: "ours",
    values: [10, 20, 30],
    median: 20,
    min: 10,
    max: 30,
    toFloor: 2,
    toFastestSdk: 0.5,
  });
});

test("who is left out leaves no ratio behind", () => {
  const found = measured(figure, { ours: [10] });
  expect(found?.fastestSdk).toBeUndefined();
  expect(found?.rows).toEqual([{ candidate: "ours", values: [10], median: 10, min: 10, max: 10 }]);
});

test("a figure without values is left out", () => {
  expect(measuredFigures(new Map([[figure.id, { ours: [] }]]))).toEqual([]);
});

test("rows are found by figure and candidate", () => {
  const all = measuredFigures(new Map([[figure.id, { ours: [1], "node-http": [1] }]]));
  expect(rowOf(all, figure.id, "node-http")?.median).toBe(1);
  expect(rowOf(all, figure.id, "fetch")).toBeUndefined();
  expect(rowOf(all, "unknown", "ours")).toBeUndefined();
});

test("every figure has an id of its own", () => {
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
});
