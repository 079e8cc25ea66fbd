import { expect, test } from "vitest";
import { figures } from "./figure-list.ts";
import { measuredFigures, type Values } from "./results.ts";
import { judge, targets } from "./targets.ts";

const judged = (figure: string, values: Values) =>
  judge(measuredFigures(new Map([[figure, values]]))).filter((target) => target.figure === figure);

test("each target is about a figure that is measured", () => {
  const known = figures.map(({ id }) => id);
  expect(targets.map(({ figure }) => figure).filter((id) => !known.includes(id))).toEqual([]);
});

test("a ratio is held against its limit, which may be reached", () => {
  const values = { ours: [75], "azure-batch": [200], "core-client": [100], "node-http": [30] };
  const [toSdk, toFloor] = judged("cpu-wide-http", values);
  expect(toSdk).toMatchObject({ of: "fastest SDK", measured: 0.75, atMost: 0.75, met: true, toFloor: 2.5 });
  expect(toFloor).toMatchObject({ of: "node:http", measured: 2.5, atMost: 1.6, met: false });
});

test("an absolute figure is held against its limit", () => {
  expect(judged("bundle-node", { ours: [9.01] })).toMatchObject([{ measured: 9.01, met: false }]);
  expect(judged("dependencies", { ours: [0] })).toMatchObject([{ measured: 0, met: true }]);
});

test("what was not measured is neither met nor missed", () => {
  const [toSdk] = judged("cpu-wide-http", { ours: [75] });
  expect(toSdk).not.toHaveProperty("met");
  expect(judge([]).filter((target) => "met" in target)).toEqual([]);
});
