import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { conformingReport, emptyReport, failingReport, partialReport } from "./fixture.ts";
import { junitXml } from "./junit.ts";
import type { Report } from "./report.ts";

interface Case {
  readonly name: string;
  readonly failure?: { readonly message: string; readonly text: string };
  readonly skipped?: unknown;
  readonly "system-out"?: string;
}
interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly skipped: string;
  readonly testcase?: readonly Case[];
}

function parsed(report: Report): { readonly suites: readonly Suite[]; readonly cases: readonly Case[] } {
  const xml = junitXml(report);
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    textNodeName: "text",
    isArray: (name) => name === "testsuite" || name === "testcase",
  });
  const suites: readonly Suite[] = parser.parse(xml).testsuites.testsuite;
  return { suites, cases: suites.flatMap(({ testcase }) => testcase ?? []) };
}

test("a check is a case, and its findings are the failure", () => {
  const { suites, cases } = parsed(failingReport);
  expect(suites.map(({ name, tests, failures }) => [name, tests, failures])).toEqual([
    ["checks (mock)", "12", "2"],
    ["coverage (mock)", "1", "0"],
    ["blind spots (mock)", "3", "1"],
    ["judge (mock)", "1", "1"],
  ]);
  const failed = cases.find(({ name }) => name.startsWith("response-headers:"));
  expect(failed?.failure?.message).toBe("2 findings");
  expect(failed?.failure?.text).toContain(
    "documented ETag on a 202, string (openapi/job-terminate.yaml:284)",
  );
  expect(cases.find(({ name }) => name.startsWith("request-line:"))?.failure).toBeUndefined();
});

test("what conforms has no failure", () => {
  expect(parsed(conformingReport).cases.filter(({ failure }) => failure !== undefined)).toEqual([]);
});

test("what was not run is skipped, with the reason", () => {
  const { cases } = parsed(partialReport);
  const skipped = cases.filter((one) => one.skipped !== undefined);
  expect(skipped.map((one) => one["system-out"]?.split("\n")[0])).toEqual([
    "a live service cannot be asked for an error.",
    "1 element not covered on this target",
  ]);
});

test("a run without a check, and a check without a verdict, have failed", () => {
  expect(parsed(emptyReport).cases[0]?.failure?.message).toBe("nothing was checked");
  const checks = conformingReport.checks.map((check) => ({ ...check, verdicts: 0 }));
  expect(parsed({ ...conformingReport, checks }).suites[0]?.failures).toBe("12");
});

test("markup, ends of CDATA and characters that XML forbids are text", () => {
  const failure = parsed(failingReport).cases.find(({ name }) => name.startsWith("response-body:"))?.failure;
  expect(failure?.text).toContain('<script>alert("x")</script>');
  expect(failure?.text).toContain("]]\\x3e ]]\\x3e \\u202eright to left");
  expect(failure?.text).toContain("\\x07\\x00");
});
