import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { conformingReport, emptyReport, failingReport, longBody, partialReport } from "./fixture.ts";
import type { Report } from "./report.ts";
import { terminalText } from "./terminal.ts";
import { verdictSentence } from "./verdict.ts";

const plain = (report: Report, columns = 120) => terminalText(report, { columns, color: false });
const linesOf = (text: string) => text.split("\n");

test("there is one line a check, with a sign that needs no colour", () => {
  expect(plain(failingReport)).toContain(
    "  ok          214  request-line           The method and the path are those of the contract.\n",
  );
  expect(plain(failingReport)).toContain(
    "  FAILED       96  response-headers       Every documented header of the answer is there and valid. (2 findings)\n",
  );
  expect(plain(partialReport)).toMatch(
    /^ {2}not run {7}0 {2}client-answers {9}Each .*\(a live service cannot\s+be asked for an error\.\)$/m,
  );
});

test("a check that was applied to nothing has a sign of its own", () => {
  const checks = conformingReport.checks.map((check) => ({ ...check, verdicts: 0 }));
  expect(plain({ ...conformingReport, checks })).toMatch(/^ {2}EMPTY {9}0 {2}request-line /m);
});

test("a finding says what came, what is documented and where, what to do, and how to see it again", () => {
  expect(plain(failingReport)).toContain(
    `  1. a call with every option (seen 12 times)
     received    no ETag
     documented  ETag on a 202, string (openapi/job-terminate.yaml:284)
     do          answer with a valid ETag.
     reproduce
curl -sS -X POST 'http://127.0.0.1:4010/jobs/nightly-42/terminate?api-version=2023-11-01.18.0' -H`,
  );
});

test("what is covered of many is one row; what is not covered is always a row of its own", () => {
  const text = plain(failingReport);
  expect(plain(conformingReport)).toMatch(/^ +example +26 examples: all used +yes +client-answers/m);
  expect(text).toMatch(/^ +example +24 examples of 26 used +yes/m);
  for (const name of ["ServerBusy", "TooManyRequests", "DataServiceId", "If-None-Match"]) {
    expect(text).toMatch(new RegExp(`^ +\\w+ +${name} +NO +openapi/job-terminate.yaml:\\d+$`, "m"));
  }
});

test("the last line is the verdict", () => {
  for (const report of [conformingReport, failingReport, emptyReport]) {
    expect(linesOf(plain(report)).slice(-2)).toEqual([verdictSentence(report), ""]);
  }
});

test("it tells its time and what it was spent on", () => {
  expect(plain(conformingReport)).toContain(
    "Time\n  8.4 s: read the contract 310 ms, start the mock 2.1 s, calls 4.6 s, checks 905 ms, judge 427 ms\n",
  );
});

test("nothing that an answer says can control the terminal or the log", () => {
  const text = plain(failingReport);
  expect(text).toContain("\\x1b[31mred");
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202e]/u);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toContain("##[");
});

test("a long value is cut", () => {
  expect(plain(failingReport)).not.toContain(longBody);
  expect(plain(failingReport)).toContain("… (65,548 characters in all)");
});

test("colours change no text", () => {
  const coloured = terminalText(failingReport, { columns: 120, color: true });
  expect(coloured).toContain("\u001b[31mFAILED");
  expect(stripVTControlCharacters(coloured)).toBe(plain(failingReport));
});

test.each([
  [200, 200],
  [100, 100],
  [80, 80],
  // The table of the coverage needs this much.
  [60, 73],
  [40, 73],
])("at %d columns, no line is longer than %d", (columns, longest) => {
  const verdict = verdictSentence(conformingReport);
  const lines = linesOf(plain(conformingReport, columns)).filter((line) => line !== verdict);
  expect(lines.filter((line) => line.length > longest)).toEqual([]);
});
