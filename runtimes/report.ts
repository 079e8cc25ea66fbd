import { type Finding, type Row, type Scenario, scenarios } from "./judge.ts";

const names = Object.keys(scenarios) as Scenario[];
const SIGNS: Readonly<Record<Finding["outcome"], string>> = {
  passed: "ok",
  failed: "FAILED",
  "not run": "not run",
  none: "-",
};

// What a runtime refuses is told apart from what does not concern it.
const sign = ({ outcome, text }: Finding) => (outcome === "none" && text ? "no" : SIGNS[outcome]);

/** What is told of a runtime as soon as it was tried. */
export function rowText({ title, version = "", outcome, reason, entry, findings }: Row): string {
  if (outcome === "not run") return `not run: ${title}: ${reason}`;
  const failures = names.flatMap((name) => {
    const { outcome, text = "" } = findings[name];
    return outcome === "failed" ? [`          ${scenarios[name]}: ${text}`] : [];
  });
  return [`${outcome.padEnd(8)}${title}, ${version}, ${entry}`, ...failures].join("\n");
}

/** Every scenario in every runtime. */
export function matrixText(rows: readonly Row[]): string {
  const header = ["", ...rows.map(({ id }) => id)];
  const versions = ["version", ...rows.map(({ version = "-" }) => version)];
  const lines = names.map((name) => [scenarios[name], ...rows.map(({ findings }) => sign(findings[name]))]);
  const totals = ["all in all", ...rows.map(({ outcome }) => SIGNS[outcome])];
  return aligned([header, versions, ...lines, totals]);
}

/** How many runtimes passed, failed and were not run. */
export function sumText(rows: readonly Row[]): string {
  const count = (outcome: Row["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return `Runtimes: ${count("passed")} passed, ${count("failed")} failed, ${count("not run")} not run`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
