import { findingParts, findingTitle, placeText } from "./finding-text.ts";
import { markdownCode, markdownHtml, markdownTable, markdownText } from "./markdown-text.ts";
import type { CheckLine, Report, ReportedFinding } from "./report.ts";
import { checkState, conforms, coveragePhrase, uncoveredOf, verdictSentence } from "./verdict.ts";
import { visibleReport } from "./visible.ts";
import { counted, durationText, numberText, shortened } from "./words.ts";

// GitHub takes no summary above 1 MiB; with these limits even the worst text stays below.
const SHOWN_FINDINGS = 30;
const SHOWN_LINES = 100;
const LONGEST_VALUE = 1000;
const LONGEST_LINE = 300;
const LONGEST_CURL = 2000;

const SIGN = { passed: "✅ ok", failed: "❌ failed", notRun: "➖ not run", empty: "❌ empty" } as const;

/** The report as GitHub-flavoured Markdown, for the page of a job. */
export function markdownSummary(report: Report): string {
  const shown = visibleReport(report);
  const parts = [
    `## ${conforms(shown) ? "✅" : "❌"} ${markdownText(shown.tool.name)}`,
    markdownText(verdictSentence(shown)),
    factsText(shown),
    shown.checks.length > 0 ? checksTable(shown.checks) : "",
    findingsText(shown.findings),
    uncoveredText(shown),
    problemsText(shown),
    timeText(shown),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function factsText({ target, contract }: Report): string {
  const title = `${contract.title} ${contract.version}`;
  return markdownText(shortened(`${title}: ${target.description}, at ${target.endpoint}.`, LONGEST_VALUE));
}

function checksTable(checks: readonly CheckLine[]): string {
  const rows = checks
    .slice(0, SHOWN_LINES)
    .map((check) => [
      SIGN[checkState(check)],
      markdownText(check.id),
      numberText(check.verdicts),
      numberText(check.findings),
      markdownText(shortened([check.title, check.reason ?? ""].join(" "), LONGEST_LINE)),
    ]);
  return `### Checks\n\n${markdownTable(["", "Check", "Verdicts", "Findings", "What it promises"], rows)}`;
}

function findingsText(findings: readonly ReportedFinding[]): string {
  if (findings.length === 0) return "";
  const more = findings.length - SHOWN_FINDINGS;
  const blocks = findings.slice(0, SHOWN_FINDINGS).map(findingBlock);
  const rest = more > 0 ? [`${counted(more, "more finding")} in the log and in the page of the report.`] : [];
  return ["### Findings", ...blocks, ...rest].join("\n\n");
}

function findingBlock(finding: ReportedFinding): string {
  const title = markdownHtml(shortened(findingTitle(finding), LONGEST_VALUE));
  const parts = findingParts(finding, LONGEST_VALUE).map(([name, text]) => `${name}: ${text}`);
  const curl = finding.curl === undefined ? [] : ["Reproduce it:", curlText(finding.curl)];
  return [
    `<details><summary><b>${markdownHtml(finding.check)}</b> ${title}</summary>`,
    markdownCode(shortened(parts.join("\n"), 4 * LONGEST_VALUE)),
    ...curl,
    `</details>`,
  ].join("\n\n");
}

function curlText(curl: string): string {
  if (curl.length <= LONGEST_CURL) return markdownCode(curl, "sh");
  return `The command has ${numberText(curl.length)} characters; it is in the log and in the page of the report.`;
}

function uncoveredText(report: Report): string {
  if (report.coverage.length === 0) return "";
  const rows = uncoveredOf(report)
    .slice(0, SHOWN_LINES)
    .map(({ group, kind, name, place }) => [
      markdownText(group),
      kind,
      markdownText(shortened(name, 100)),
      markdownText(placeText(place)),
    ]);
  const phrase = coveragePhrase(report);
  const sentence = `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
  const table = rows.length === 0 ? [] : [markdownTable(["Of", "Not covered", "Name", "Where"], rows)];
  return ["### Coverage of the contract", sentence, ...table].join("\n\n");
}

function problemsText({ ledger, judge }: Report): string {
  const unproven = ledger
    .filter((line) => line.proven === false)
    .map(({ id, problem }) => `Blind spot ${id} is not proven: ${problem ?? "no reason given"}`);
  const differing = (judge?.disagreements ?? []).map((text) => `${judge?.name} differs: ${text}`);
  const lines = [...unproven, ...differing].slice(0, SHOWN_LINES);
  return lines.map((text) => `- ${markdownText(shortened(text, LONGEST_LINE))}`).join("\n");
}

function timeText({ durationMs, phases }: Report): string {
  const spent = phases.map(({ name, ms }) => `${name} ${durationText(ms)}`).join(", ");
  return markdownText(`Took ${durationText(durationMs)}${spent === "" ? "" : `: ${spent}`}.`);
}
