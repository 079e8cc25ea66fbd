import { findingParts, findingTitle } from "./finding-text.ts";
import { grouped } from "./grouped.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { indented, type Paint } from "./terminal-paint.ts";
import { oneLine } from "./words.ts";

/** A longer value would fill the screen; the page has it in full. */
const LONGEST_VALUE = 1000;

const NAME_WIDTH = 12;

/** The findings, under the check that found them. */
export function findingLines(report: Report, columns: number, paint: Paint): string {
  const groups = grouped(report.findings, ({ check }) => check);
  return groups
    .map(([check, findings]) => {
      const title = report.checks.find(({ id }) => id === check)?.title ?? "";
      const head = indented(oneLine(`${check}: ${title}`), 2, columns);
      const page = `  ${paint.dim(`see ${findings[0]?.page}`)}`;
      const texts = findings.map((finding, index) => findingBlock(finding, index + 1, columns, paint));
      return [`${paint.bad(head)}\n${page}`, ...texts].join("\n\n");
    })
    .join("\n\n");
}

function findingBlock(finding: ReportedFinding, number: number, columns: number, paint: Paint): string {
  const sign = `  ${number}. `;
  const title = indented(oneLine(findingTitle(finding)), sign.length, columns).trimStart();
  const parts = findingParts(finding, LONGEST_VALUE).map(([name, text]) => {
    const value = indented(text, sign.length + NAME_WIDTH, columns).trimStart();
    return `${" ".repeat(sign.length)}${paint.dim(name.padEnd(NAME_WIDTH))}${value}`;
  });
  const lines = [`${sign}${paint.bold(title)}`, ...parts];
  if (finding.curl === undefined) return lines.join("\n");
  // Never broken or indented: it is there to be copied.
  return [...lines, `${" ".repeat(sign.length)}${paint.dim("reproduce")}`, finding.curl].join("\n");
}
