import { expect, test } from "vitest";
import type { Finding } from "./findings.ts";
import type { Page } from "./page.ts";
import { findingLine, reportOf } from "./report.ts";

const plain = (columns: number): Page => ({ columns, paint: (_, text) => text });

const finding: Finding = {
  severity: "breaking-for-callers",
  id: "request-constraint-tightened",
  place: "openapi/job-terminate.yaml:197:9",
  elements: ["GET /jobs/{jobId} > query parameter timeout > minimum"],
  before: 0,
  after: 1,
};
const added: Finding = { ...finding, severity: "addition", id: "operation-added" };
const words: Finding = { ...finding, severity: "harmless", id: "text-changed", before: "a ".repeat(60) };

test.for([60, 80, 120])("at %d columns no line is longer, and what goes on stands further in", (columns) => {
  const lines = reportOf([words, added, finding], plain(columns)).split("\n");
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(columns);
  expect(lines.filter((line) => /^\S/.test(line)).map((line) => line.split(" ", 2).join(" "))).toEqual([
    "breaking-for-callers request-constraint-tightened",
    "addition operation-added",
    "harmless text-changed",
    "3 changes:",
  ]);
  for (const line of lines.filter((each) => each.startsWith(" "))) expect(line).toMatch(/^ {4}\S/);
});

test("nothing is lost where a line is broken, and a long word stays whole", () => {
  const long = { ...finding, place: `${"folder/".repeat(12)}new.yaml:1:1` };
  const page = reportOf([long], plain(60));
  expect(page).toContain(long.place);
  expect(page.replaceAll("\n    ", " ")).toContain(
    `breaking-for-callers ${findingLine(long, (_, text) => text)}`,
  );
});

test.for<[string, readonly string[], string]>([
  ["alone", [], ""],
  ["with the same operation", ["GET /jobs/{jobId} > b"], " (and 1 more that refer to it)"],
  [
    "with another operation, which is named",
    ["GET /jobs/{jobId} > b", "POST /jobs/{jobId}/terminate > a", "POST /jobs/{jobId}/terminate > b"],
    " (and 3 more that refer to it, also in POST /jobs/{jobId}/terminate)",
  ],
])("an element stands %s", ([, others, told]) => {
  const line = findingLine({ ...finding, elements: ["GET /jobs/{jobId} > a", ...others] }, (_, text) => text);
  expect(line).toBe(
    `request-constraint-tightened openapi/job-terminate.yaml:197:9: GET /jobs/{jobId} > a: 0 -> 1${told}`,
  );
});
