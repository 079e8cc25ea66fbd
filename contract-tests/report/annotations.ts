import { findingParts, findingTitle } from "./finding-text.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { visibleReport, visibleText } from "./visible.ts";
import { counted, oneLine, shortened } from "./words.ts";

/** GitHub shows no more errors of one step. */
const SHOWN = 10;

/** A page of them would be cut by GitHub; the other forms tell everything. */
const LONGEST_VALUE = 500;

/**
 * Marks each finding on its line of the contract, with the workflow commands of GitHub Actions: one call of `write` a
 * line. They are written here, because `@actions/core` writes to the standard output alone.
 */
export function annotate(report: Report, write: (line: string) => void): void {
  const { findings } = visibleReport(report);
  const shown = findings.slice(0, SHOWN);
  const more = findings.length - shown.length;
  shown.forEach((finding, index) => {
    const isLast = index === shown.length - 1;
    const rest = isLast && more > 0 ? `\n\n${counted(more, "more finding")} in the log of this step.` : "";
    write(errorCommand(finding, messageOf(finding) + rest));
  });
}

/** Marks a run that could not be made; it has no line in the contract. */
export const problemCommand = (problem: string): string =>
  `::error title=contract check::${data(visibleText(problem))}\n`;

function messageOf(finding: ReportedFinding): string {
  const parts = findingParts(finding, LONGEST_VALUE).map(([name, text]) => `${name}: ${text}`);
  return [findingTitle(finding), ...parts].join("\n");
}

function errorCommand({ place, check }: ReportedFinding, message: string): string {
  const title = property(shortened(oneLine(check), LONGEST_VALUE));
  return `::error title=${title},file=${property(place.file)},line=${place.line}::${data(message)}\n`;
}

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
