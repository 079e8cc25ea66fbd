import type { CheckLine, CoverageLine, Report } from "./report.ts";
import { counted, numberText } from "./words.ts";

/** What became of a check, as it is told: one that passed without looking at anything has proven nothing. */
export type CheckState = CheckLine["status"] | "empty";

/** What became of a check. */
export function checkState(check: CheckLine): CheckState {
  return check.status === "passed" && check.verdicts === 0 ? "empty" : check.status;
}

/** The elements that no check looked at. */
export function uncoveredOf(report: Report): readonly CoverageLine[] {
  return report.coverage.filter((line) => !line.covered);
}

/** Everything that keeps the run from saying that all conforms, as phrases; empty when it does conform. */
export function problemsOf(report: Report): string[] {
  const states = report.checks.map(checkState);
  const told = new Set(report.findings.map((finding) => finding.check));
  const failed = report.checks.filter((check) => check.status === "failed" && !told.has(check.id)).length;
  const empty = states.filter((state) => state === "empty").length;
  const unproven = report.ledger.filter((line) => line.proven === false).length;
  const disagreements = report.judge?.disagreements.length ?? 0;
  const problems: [number, string][] = [
    [report.findings.length, counted(report.findings.length, "finding")],
    [failed, `${counted(failed, "check")} failed without a finding`],
    [empty, `${counted(empty, "check")} applied to nothing`],
    [unproven, `${counted(unproven, "blind spot")} not proven`],
    [disagreements, `${counted(disagreements, "unexplained difference")} from the judge`],
  ];
  const verdicts = report.checks.reduce((sum, check) => sum + check.verdicts, 0);
  const phrases = problems.flatMap(([count, phrase]) => (count > 0 ? [phrase] : []));
  return verdicts === 0 ? ["nothing was checked, which proves nothing", ...phrases] : phrases;
}

/** Whether nothing keeps the run from saying that all conforms. */
export function conforms(report: Report): boolean {
  return problemsOf(report).length === 0;
}

/** The outcome of the run in one sentence. */
export function verdictSentence(report: Report): string {
  const problems = problemsOf(report).join(", ");
  if (problems !== "") return `${problems.charAt(0).toUpperCase()}${problems.slice(1)}.`;
  const verdicts = report.checks.reduce((sum, check) => sum + check.verdicts, 0);
  const run = report.checks.filter((check) => check.status !== "notRun").length;
  return `Conforms: ${counted(run, "check")} gave ${counted(verdicts, "verdict")} without a finding; ${coveragePhrase(report)}.`;
}

/** How much of the contract was looked at. */
export function coveragePhrase(report: Report): string {
  const all = report.coverage.length;
  const covered = all - uncoveredOf(report).length;
  if (covered === all) return `all ${counted(all, "element")} of the contract are covered`;
  return `${numberText(covered)} of ${counted(all, "element")} of the contract are covered`;
}
