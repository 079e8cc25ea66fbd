import { readFileSync } from "node:fs";
import { candidates } from "../../bench/candidate-list.ts";
import { profiledParts } from "../../bench/figure-list.ts";
import { number } from "../../bench/report/numbers.ts";
import { targetRow } from "../../bench/report/report.ts";
import { type Results, rowOf } from "../../bench/results.ts";
import { judge } from "../../bench/targets.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Tables } from "./with-tables.ts";

const file = new URL("../../bench/results/results.json", import.meta.url);
const results: Results = JSON.parse(readFileSync(file, "utf8"));

const columns = [
  ["CPU per call, 64 wide", "cpu-wide-https", "µs", 0],
  ["One after the other", "cpu-sequential-https", "µs", 0],
  ["Import and first 202", "cold-first-https", "ms", 0],
  ["Memory after 25,000 calls", "rss", "MB", 0],
  ["Bundle for Node.js", "bundle-node", "kB", 1],
  ["for browsers", "bundle-browser", "kB", 1],
  ["Packages that come along", "dependencies", "", 0],
] as const;

/** What the README says of the last committed run of the benchmark, by the name of its markers. */
export const benchTables: Tables = {
  bench: () =>
    markdownTable(
      ["", ...columns.map(([title]) => title)],
      candidates.map(({ id, label }) => [
        label,
        ...columns.map(([, figure, unit, digits]) => {
          const row = rowOf(results.figures, figure, id);
          return row ? `${number(row.median, digits)} ${unit}`.trim() : "–";
        }),
      ]),
    ),
  "bench-profile": () =>
    markdownTable(
      ["", ...profiledParts.map(({ title }) => title)],
      candidates
        .filter(({ id }) => rowOf(results.figures, "profile-own", id))
        .map(({ id, label }) => [
          label,
          ...profiledParts.map((part) => `${number(rowOf(results.figures, part.id, id)?.median ?? 0)} µs`),
        ]),
    ),
  "bench-targets": () =>
    markdownTable(
      ["Figure", "At most", "of", "Measured", "To node:http", ""],
      judge(results.figures).map((target) => targetRow(target).map((cell) => cell.trim())),
    ),
  "bench-machine": () => {
    const { machine, versions, date, command } = results;
    const { node, ...others } = versions;
    const named = Object.entries(others)
      .filter(([name]) => !["azure-batch-job-terminate", "echarts", "esbuild"].includes(name))
      .map(([name, version]) => `${name} ${version}`);
    const server = Object.entries(results.serverCpuMicros).map(
      ([scheme, micros]) => `${number(micros)} µs over ${scheme}`,
    );
    return [
      `Measured on ${date.slice(0, 10)} with \`${command}\`: ${machine.cpu}, ${machine.cores} cores,`,
      `${number(machine.memoryGiB)} GiB, ${machine.os}, Node.js ${node}; ${named.join(", ")}.`,
      `The server itself needs ${server.join(" and ")} for a request.`,
    ].join("\n");
  },
};
