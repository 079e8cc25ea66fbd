import { expect, test } from "vitest";
import { judge, notRun } from "./judge.ts";
import { matrixText, rowText, sumText } from "./report.ts";
import { resultsOf } from "./results.ts";

const names = ["token", "key", "notFound", "throttled", "abort", "timeout", "lost", "wait", "many"];
const lines = [{ entry: "/p/dist/index.js" }, ...names.map((scenario) => ({ scenario, ok: true }))];
const evidence = {
  ...{ id: "node-20.0", title: "Node.js 20.0", version: "20.0.0", isProgram: true },
  ...{ entry: "dist/index.js", findsEntry: true, smoke: { lines, trouble: undefined } },
  required: {
    ...{ entry: "dist/index.js", works: false },
    trial: { lines: [{ scenario: "require", error: "ERR_REQUIRE_ESM" }], trouble: undefined },
  },
};
const passed = judge(evidence);
const failed = judge({
  ...{ ...evidence, id: "bun", title: "Bun", version: "1.4.5", required: undefined },
  smoke: { lines: lines.slice(0, -1), trouble: undefined },
});
const absent = notRun({ id: "deno", title: "Deno" }, "it is not installed");
const rows = [passed, failed, absent];

test("each runtime is told with what failed, or why it was not run", () => {
  expect(rows.map(rowText).join("\n")).toBe(
    [
      "passed  Node.js 20.0, 20.0.0, dist/index.js",
      "failed  Bun, 1.4.5, dist/index.js",
      "          many jobs: nothing was reported",
      "not run: Deno: it is not installed",
    ].join("\n"),
  );
});

test("the matrix has every scenario in every runtime", () => {
  const cells = matrixText(rows)
    .split("\n")
    .map((line) => line.split(/ {2,}/));
  expect(cells).toContainEqual(["many jobs", "ok", "FAILED", "not run"]);
  expect(cells).toContainEqual(["require()", "no", "-", "not run"]);
  expect(cells.at(-1)).toEqual(["all in all", "ok", "FAILED", "not run"]);
});

test("what was not run is counted apart", () => {
  expect(sumText(rows)).toBe("Runtimes: 1 passed, 1 failed, 1 not run");
});

test("the results keep what the README tells", () => {
  const shared = { entry: "dist/index.js" };
  expect(resultsOf(rows, new Date("2026-11-28T12:00:00Z"))).toEqual({
    date: "2026-11-28",
    runtimes: [
      { ...shared, runtime: "Node.js 20.0", version: "20.0.0", outcome: "passed", why: "", require: "no" },
      { ...shared, runtime: "Bun", version: "1.4.5", outcome: "failed", why: "many jobs", require: "none" },
      {
        ...{ runtime: "Deno", version: null, outcome: "not run", why: "it is not installed" },
        ...{ entry: null, require: "not run" },
      },
    ],
  });
});
