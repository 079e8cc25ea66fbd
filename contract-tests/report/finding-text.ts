import type { Place, ReportedFinding } from "./report.ts";
import { counted, shortened } from "./words.ts";

/** Where something is documented, as editors and logs understand it: `file:line`. */
export function placeText(place: Place): string {
  return `${place.file}:${place.line}`;
}

/** What was being tried, and how often it was seen. */
export function findingTitle(finding: ReportedFinding): string {
  return finding.times > 1
    ? `${finding.scenario} (seen ${counted(finding.times, "time")})`
    : finding.scenario;
}

/** What a finding says besides its title and its curl: names and texts, in the order in which they are read. */
export function findingParts(
  finding: ReportedFinding,
  limit = Number.POSITIVE_INFINITY,
): readonly (readonly [name: string, text: string])[] {
  return [
    ["received", shortened(finding.received, limit)],
    ["documented", `${shortened(finding.documented, limit)} (${placeText(finding.place)})`],
    ["do", finding.mend],
  ];
}

/** A whole finding as plain text, a part a line. */
export function findingText(finding: ReportedFinding, limit?: number): string {
  const parts = findingParts(finding, limit).map(([name, text]) => `  ${name} ${text}`);
  const curl = finding.curl === undefined ? [] : ["  reproduce", finding.curl];
  return [findingTitle(finding), ...parts, ...curl].join("\n");
}
