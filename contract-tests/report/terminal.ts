import type { LedgerLine, Report } from "./report.ts";
import { checkLines } from "./terminal-checks.ts";
import { coverageTable } from "./terminal-coverage.ts";
import { findingLines } from "./terminal-findings.ts";
import { indented, type Paint, paintOf } from "./terminal-paint.ts";
import { conforms, coveragePhrase, verdictSentence } from "./verdict.ts";
import { visibleReport } from "./visible.ts";
import { counted, durationText, oneLine } from "./words.ts";

/**
 * The report for a terminal or a log; it ends with the verdict.
 * @param options.columns the width that text is broken at
 * @param options.color whether to mark parts with colours
 */
export function terminalText(
  report: Report,
  options: { readonly columns: number; readonly color: boolean },
): string {
  const shown = visibleReport(report);
  const { columns } = options;
  const paint = paintOf(options.color);
  const section = (title: string, text: string) => (text === "" ? [] : [`${paint.bold(title)}\n${text}`]);
  const verdict = conforms(shown) ? paint.good : paint.bad;
  const parts = [
    headText(shown, columns),
    ...section("Checks", checkLines(shown.checks, columns, paint)),
    ...section("Findings", findingLines(shown, columns, paint)),
    ...section("Coverage of the contract", coverageText(shown, columns, paint)),
    ...section("Judge", judgeText(shown, columns, paint)),
    ...section("Blind spots of the mock", ledgerText(shown.ledger, columns, paint)),
    ...section("Time", timeText(shown, columns)),
    verdict(verdictSentence(shown)),
  ];
  return `${withoutCommands(parts.join("\n\n"))}\n`;
}

function headText({ tool, target, contract }: Report, columns: number): string {
  const head = `${tool.name} ${tool.version}: ${oneLine(target.description)}`;
  const facts = `${contract.file} (${oneLine(contract.title)}, ${contract.version}) at ${target.endpoint}`;
  return `${indented(head, 0, columns)}\n${indented(facts, 0, columns)}`;
}

function coverageText(report: Report, columns: number, paint: Paint): string {
  if (report.coverage.length === 0) return "";
  return `${coverageTable(report.coverage, columns, paint)}\n  ${coveragePhrase(report)}`;
}

function judgeText({ judge }: Report, columns: number, paint: Paint): string {
  if (judge === undefined) return "  not asked: the published description is not there";
  const explained = judge.explained.reduce((sum, { times }) => sum + times, 0);
  const line = `${judge.name} agreed on ${judge.agreed} of ${counted(judge.exchanges, "exchange")}`;
  const known = explained > 0 ? `; ${counted(explained, "known difference")}` : "";
  const others = judge.disagreements.map((text) =>
    paint.bad(indented(`DIFFERS ${oneLine(text)}`, 2, columns)),
  );
  return [indented(line + known, 2, columns), ...others].join("\n");
}

function ledgerText(ledger: readonly LedgerLine[], columns: number, paint: Paint): string {
  if (ledger.length === 0) return "";
  const proven = ledger.filter((line) => line.proven === true).length;
  const tried = ledger.filter((line) => line.proven !== undefined).length;
  const untried = tried < ledger.length ? `; ${ledger.length - tried} not tried` : "";
  const failed = ledger.filter((line) => line.proven === false);
  return [
    `  ${proven} of ${ledger.length} proven${untried}`,
    ...failed.map(({ id, problem }) =>
      paint.bad(indented(oneLine(`NOT PROVEN ${id}: ${problem ?? "no reason given"}`), 2, columns)),
    ),
  ].join("\n");
}

function timeText({ durationMs, phases }: Report, columns: number): string {
  const spent = phases.map(({ name, ms }) => `${name} ${durationText(ms)}`).join(", ");
  const text = spent === "" ? durationText(durationMs) : `${durationText(durationMs)}: ${spent}`;
  return indented(text, 2, columns);
}

/**
 * A log of GitHub Actions or Azure Pipelines obeys lines such as `::stop-commands::x`, wherever they come from. The text
 * has none of its own.
 */
function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, "$1\\x3a").replace(/##(?=\[|vso\[)/g, "#\\x23");
}
