import { expect, test } from "vitest";
import { measuredFigures } from "../results.ts";
import { accessible } from "./accessible.ts";
import { inWords, panels } from "./panels.ts";

const all = panels({
  figures: measuredFigures(
    new Map([
      ["bundle-node", { ours: [8.25], "azure-batch": [190], "core-client": [20], undici: [236] }],
      ["bundle-browser", { ours: [6], "core-client": [18] }],
    ]),
  ),
});
const bundle = all.at(-1);
const row = (label: string) => bundle?.rows.find((each) => each.label === label);

test("every panel has the same rows, so that they share their labels", () => {
  const labels = all.map(({ rows }) => rows.map(({ label }) => label));
  expect(new Set(labels.map(String)).size).toBe(1);
});

test("a bar is as long as its value, which stands at its end", () => {
  expect(row("this package")?.bars).toEqual([
    { length: 8.25, text: "8.3" },
    { length: 6, text: "6.0" },
    undefined,
  ]);
});

test("a bar far beyond the rivals is cut, and says so", () => {
  // Three times the median of 6, 8.25, 18, 20 and 190.
  expect(bundle?.end).toBe(54);
  expect(row("@azure/batch")?.bars[0]).toEqual({ length: 54, text: "190.0 »" });
  expect(row("undici.request")?.bars[0]).toEqual({ length: bundle?.end, text: "236.0 »" });
});

test("a panel without values has an axis all the same", () => {
  expect(all[0]?.end).toBe(1);
});

test("the chart is told in words as well", () => {
  const svg = accessible('<svg width="8"><g/></svg>', "A < B", inWords(all.slice(-1)));
  expect(svg).toContain('<svg role="img" aria-labelledby="bench-title bench-description" width="8">');
  expect(svg).toContain("A &lt; B</title>");
  expect(svg).toContain("Node.js and browsers and workers: this package 8.3 and 6.0 and none; ");
  expect(svg).toMatch(/undici\.request 236\.0 and none and none\.<\/desc><g\/><\/svg>$/);
});

test("what is no SVG is refused", () => {
  expect(() => accessible("<html>", "", "")).toThrow("no SVG");
});
