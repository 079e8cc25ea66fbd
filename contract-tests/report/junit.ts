import reports, { type TestCase, type TestSuite } from "junit-report-builder";
import { findingText, placeText } from "./finding-text.ts";
import type { CheckLine, JudgeLine, LedgerLine, Report, ReportedFinding } from "./report.ts";
import { checkState, uncoveredOf } from "./verdict.ts";
import { visibleReport } from "./visible.ts";
import { counted, oneLine } from "./words.ts";

// Its types describe a module of another kind than the one that Node.js loads.
const builders = reports as unknown as typeof reports.default;

/** The page of the report has longer values in full. */
const LONGEST_VALUE = 5000;

/**
 * The report as JUnit XML: a case for each check, one for the coverage, one for each blind spot and one for the judge.
 * What was not tried is skipped, with its reason as the case's output.
 */
export function junitXml(report: Report): string {
  const shown = visibleReport(report);
  const builder = builders.newBuilder().name(shown.tool.name);
  const suite = (name: string) =>
    builder.testSuite().name(`${name} (${shown.target.name})`).timestamp(shown.startedAt);
  const checks = suite("checks").time(Math.round(shown.durationMs) / 1000);
  for (const check of shown.checks) addCheck(checks, check, shown.findings);
  if (shown.checks.length === 0)
    fail(caseIn(checks, "checks", "something is checked"), "nothing was checked");
  addCoverage(suite("coverage"), shown);
  // Off the mock no row is tried, and a list of skipped cases tells nothing.
  const tried = shown.ledger.filter(({ proven }) => proven !== undefined);
  if (tried.length > 0) {
    const blindSpots = suite("blind spots");
    for (const line of tried) addBlindSpot(blindSpots, line);
  }
  addJudge(suite("judge"), shown.judge);
  return builder.build();
}

function addCheck(suite: TestSuite, check: CheckLine, findings: readonly ReportedFinding[]): void {
  const test = caseIn(suite, "checks", `${check.id}: ${check.title}`);
  test.property("verdicts", String(check.verdicts)).property("page", check.page);
  const own = findings.filter((finding) => finding.check === check.id);
  const state = checkState(check);
  if (own.length > 0) {
    fail(
      test,
      counted(own.length, "finding"),
      own.map((finding) => findingText(finding, LONGEST_VALUE)).join("\n\n"),
    );
  } else if (state === "failed") fail(test, check.reason ?? "failed without a finding");
  else if (state === "empty") fail(test, "applied to nothing, which proves nothing");
  else if (state === "notRun") skip(test, check.reason);
}

function addCoverage(suite: TestSuite, report: Report): void {
  const test = caseIn(suite, "coverage", "every element of the contract is covered");
  const uncovered = uncoveredOf(report);
  const message = `${counted(uncovered.length, "element")} not covered`;
  const lines = uncovered.map(
    ({ group, kind, name, place }) => `${group}: ${kind} ${name} (${placeText(place)})`,
  );
  if (report.coverage.length === 0) skip(test, "the coverage is not known");
  else if (uncovered.length > 0) skip(test, `${message} on this target\n${lines.join("\n")}`);
}

function addBlindSpot(suite: TestSuite, { id, blindness, check, proven, problem }: LedgerLine): void {
  const test = caseIn(suite, "blind-spots", `${id}: ${blindness} Seen by ${check}.`);
  if (proven === false) fail(test, "not proven", problem);
}

function addJudge(suite: TestSuite, judge: JudgeLine | undefined): void {
  const test = caseIn(suite, "judge", judge === undefined ? "a judge agrees" : `${judge.name} agrees`);
  const disagreements = judge?.disagreements ?? [];
  if (judge === undefined) skip(test, "the published description is not there");
  if (disagreements.length > 0) {
    fail(test, counted(disagreements.length, "unexplained difference"), disagreements.join("\n"));
  }
}

function caseIn(suite: TestSuite, className: string, name: string): TestCase {
  return suite.testCase().className(`contract.${className}`).name(oneLine(name));
}

function fail(test: TestCase, message: string, text = message): void {
  // The builder mends only the first end of a CDATA section that it meets.
  test.failure(oneLine(message)).stacktrace(text.replaceAll("]]>", "]]\\x3e"));
}

function skip(test: TestCase, reason = "no reason given"): void {
  test.skipped().standardOutput(reason.replaceAll("]]>", "]]\\x3e"));
}
