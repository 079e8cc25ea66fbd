import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { runtimesTable } from "../scripts/readme/runtimes-table.ts";
import { withTables } from "../scripts/readme/with-tables.ts";
import type { Results } from "./results.ts";
import { runtimes } from "./runtimes.ts";

const ran = { version: "1.2.3", outcome: "passed", why: "", entry: "dist/index.js" } as const;
const results: Results = {
  date: "2026-11-28",
  runtimes: [
    { ...ran, runtime: "A", require: "yes" },
    { ...ran, runtime: "B", require: "no" },
    { ...ran, runtime: "C", require: "none", outcome: "failed", why: "abort by the caller, many jobs" },
    {
      ...{ runtime: "D", version: null, outcome: "not run", why: "it is not installed" },
      ...{ entry: null, require: "not run" },
    },
  ],
};

test("the table tells what failed and what was not run", () => {
  expect(runtimesTable(results).split("\n")).toEqual([
    "| Runtime | Version | Loads | `require()` | Result |",
    "| --- | --- | --- | --- | --- |",
    "| A | 1.2.3 | `dist/index.js` | yes | passed |",
    "| B | 1.2.3 | `dist/index.js` | no | passed |",
    "| C | 1.2.3 | `dist/index.js` |  | **failed**: abort by the caller, many jobs |",
    "| D |  |  |  | not run: it is not installed |",
    "",
    "Tried on 2026-11-28.",
  ]);
});

test("it stands between its markers", () => {
  const text = "before\n<!-- runtimes -->\nold\n<!-- /runtimes -->\nafter";
  expect(withTables(text, { runtimes: () => runtimesTable(results) })).toContain("| A | 1.2.3 |");
});

test("the results that are kept are of every runtime that is tried", async () => {
  const kept: Results = JSON.parse(await readFile(new URL("results.json", import.meta.url), "utf8"));
  expect(kept.runtimes.map(({ runtime }) => runtime)).toEqual(runtimes.map(({ title }) => title));
});
