import { expect, test } from "vitest";
import { conformingReport, emptyReport, failingReport, partialReport } from "./fixture.ts";
import { coverageWithout } from "./fixture-coverage.ts";
import type { Report } from "./report.ts";
import { conforms, problemsOf, verdictSentence } from "./verdict.ts";

const withCheck = (change: Partial<Report["checks"][number]>): Report => ({
  ...conformingReport,
  checks: conformingReport.checks.map((check, index) => (index === 0 ? { ...check, ...change } : check)),
});

test("a run without a problem conforms, and says what that rests on", () => {
  expect(conforms(conformingReport)).toBe(true);
  expect(verdictSentence(conformingReport)).toBe(
    "Conforms: 12 checks gave 3,324 verdicts without a finding; all 59 elements of the contract are covered.",
  );
});

test("a run with problems names each", () => {
  expect(verdictSentence(failingReport)).toBe(
    "4 findings, 1 blind spot not proven, 1 unexplained difference from the judge.",
  );
});

test("a run without a verdict proves nothing", () => {
  expect(verdictSentence(emptyReport)).toBe("Nothing was checked, which proves nothing.");
});

test("a check that passed without a verdict proves nothing", () => {
  expect(problemsOf(withCheck({ verdicts: 0 }))).toEqual(["1 check applied to nothing"]);
});

test("a check that failed without a finding is no success", () => {
  expect(problemsOf(withCheck({ status: "failed" }))).toEqual(["1 check failed without a finding"]);
});

test("what is not covered is told and is no problem: no target can try everything", () => {
  expect(problemsOf({ ...conformingReport, coverage: coverageWithout("ETag") })).toEqual([]);
  expect(verdictSentence(partialReport)).toBe(
    "Conforms: 11 checks gave 3,272 verdicts without a finding; 58 of 59 elements of the contract are covered.",
  );
});
