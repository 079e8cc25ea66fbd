import { expect, test } from "vitest";
import { measuredFigures, type Results, type Values } from "../results.ts";
import { report } from "./report.ts";
import { textTable } from "./text-table.ts";

const results = (values: Record<string, Values>, changed: Partial<Results> = {}): Results => ({
  date: "2026-11-28",
  command: "npm run bench",
  quick: false,
  machine: { cpu: "Some CPU", cores: 2, memoryGiB: 24, os: "Linux 6" },
  versions: { node: "24.21.0" },
  effort: {
    callRounds: 5,
    warmUpCalls: 1,
    wideCalls: 4000,
    sequentialCalls: 1500,
    memoryRounds: 3,
    memoryCalls: 25000,
    coldRounds: 15,
    manyRounds: 3,
    jobs: 10000,
    delayMs: 20,
    toolRounds: 3,
  },
  serverCpuMicros: { http: 61.4 },
  figures: measuredFigures(new Map(Object.entries(values))),
  problems: [],
  ...changed,
});

test("a table has its first column to the left and all others to the right", () => {
  expect(
    textTable(
      ["", "median"],
      [
        ["a", "1,000"],
        ["long name", "2"],
      ],
    ),
  ).toEqual(["           median", "a           1,000", "long name       2"]);
});

test("a figure is shown with its spread and both ratios, and the rival it is compared with", () => {
  const text = report(
    results({
      "cpu-wide-http": { ours: [70, 80, 90], "core-client": [100, 100, 100], "node-http": [40, 40, 40] },
    }),
  );
  expect(text).toContain("CPU per call, 64 wide, http (µs)");
  expect(text).toMatch(/this package +80 +70 – 90 +2\.00× +0\.80×/);
  expect(text).toMatch(/@azure-rest\/core-client \* +100 +100 – 100 +2\.50× +1\.00×/);
  expect(text).toMatch(/CPU per call, 64 wide, http +0\.75× +fastest SDK +0\.80× +2\.00× +MISSED/);
  // Nobody asked for the others.
  expect(text).not.toContain("cold import");
  expect(text).toContain("CPU of the server itself per request: 61 µs (http).");
});

test("a figure with one value and no rival has neither spread nor ratios", () => {
  const text = report(results({ contract: { ours: [4.25] } }));
  expect(text).toMatch(/\(s\)\n +value\n {2}this package +4\.3\n/);
});

test("figures that nobody is compared in share a table of medians", () => {
  const text = report(results({ heap: { ours: [9], fetch: [8] }, "rss-growth": { ours: [30, 10, 20] } }));
  expect(text).toMatch(/RSS since before the first call \(MB\) +heap after all calls \(MB\)/);
  expect(text).toMatch(/this package +20\.0 +9\.0\n/);
  expect(text).toMatch(/global fetch +– +8\.0\n/);
});

test("a machine that has other work to do is said", () => {
  expect(report(results({}, { loadPerCore: 2.14 }))).toContain("NOT ALONE: 2.1 other processes");
  expect(report(results({}, { loadPerCore: 0.2 }))).not.toContain("NOT ALONE");
});

test("targets of sizes are shown in their unit", () => {
  const text = report(results({ "bundle-node": { ours: [8.5] }, dependencies: { ours: [0] } }));
  expect(text).toMatch(/bundle for Node\.js, gzip +9 kB +8\.50 kB +– +met/);
  expect(text).toMatch(/run-time dependencies +0 +0 +– +met/);
});

test("a quick run, and what could not be measured, are said loudly", () => {
  const text = report(
    results({}, { quick: true, problems: [{ candidate: "undici", what: "cpu", message: "refused" }] }),
  );
  expect(text).toMatch(/^QUICK RUN/);
  expect(text).toContain("COULD NOT BE MEASURED\n  cpu, undici.request, left out: refused");
});
