import Table, { type Cell } from "cli-table3";
import { type CoverageKind, coverageGroups, kindCounted } from "./coverage-rows.ts";
import { placeText } from "./finding-text.ts";
import type { CoverageLine } from "./report.ts";
import type { Paint } from "./terminal-paint.ts";
import { oneLine, shortened } from "./words.ts";

/** Kinds of which there are many: what is covered of them is one row. */
const TOLD_TOGETHER: ReadonlySet<CoverageLine["kind"]> = new Set(["example", "field"]);

const SHOWN_CHECKS = 3;
const LONGEST_NAME = 60;
/** The room that the ids of checks have at least. */
const LONGEST_ID = 24;

// Rules only below the head and between groups; no vertical lines, so that a log that wraps or cuts stays readable.
const RULES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** The coverage as a table: what it is, whether it is covered, by which checks. */
export function coverageTable(coverage: readonly CoverageLine[], columns: number, paint: Paint): string {
  const rows = coverageGroups(coverage).flatMap(({ group, kinds }): Cell[][] => [
    [{ content: paint.bold(oneLine(group)), colSpan: 4 }],
    ...kinds.flatMap((kind) => kindRows(kind, paint)),
  ]);
  const plain = { head: [], border: [], "padding-left": 0, "padding-right": 0 };
  const table = new Table({
    chars: RULES,
    style: plain,
    colWidths: widths(coverage, columns),
    wordWrap: true,
  });
  table.push(["  kind", "element", "covered", "by"].map(paint.dim), ...rows);
  return table
    .toString()
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");
}

function kindRows(kind: CoverageKind, paint: Paint): Cell[][] {
  const together = TOLD_TOGETHER.has(kind.kind) && kind.covered.length > 1;
  const covered = together ? [togetherRow(kind, paint)] : kind.covered.map((line) => lineRow(line, paint));
  return [...covered, ...kind.uncovered.map((line) => lineRow(line, paint))];
}

function togetherRow(kind: CoverageKind, paint: Paint): Cell[] {
  const isAll = kind.uncovered.length === 0;
  const number = kindCounted(kind.kind, kind.covered.length);
  const name = isAll ? `${number}: all used` : `${number} of ${kind.lines.length} used`;
  return [`  ${kind.kind}`, name, paint.good("yes"), checksText(kind.checks)];
}

function lineRow(line: CoverageLine, paint: Paint): Cell[] {
  const name = shortened(oneLine(line.name), LONGEST_NAME);
  if (line.covered) return [`  ${line.kind}`, name, paint.good("yes"), checksText(line.checks)];
  return [`  ${line.kind}`, name, paint.bad("NO"), placeText(line.place)];
}

function checksText(checks: readonly string[]): string {
  const more = checks.length - SHOWN_CHECKS;
  return checks.slice(0, SHOWN_CHECKS).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function widths(coverage: readonly CoverageLine[], columns: number): number[] {
  const kind = 12;
  const covered = 7;
  const longest = Math.max(20, ...coverage.map(({ name }) => Math.min(name.length, LONGEST_NAME))) + 2;
  const room = Math.max(22 + LONGEST_ID, columns - 2 - kind - covered - 3 * 2);
  const element = Math.min(longest, Math.floor(room * 0.56), room - LONGEST_ID);
  return [kind, element, covered, room - element];
}
