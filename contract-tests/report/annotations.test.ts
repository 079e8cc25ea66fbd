import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { annotate } from "./annotations.ts";
import { conformingReport, failingReport, findings } from "./fixture.ts";
import type { Report } from "./report.ts";

function annotated(report: Report): string[] {
  const lines: string[] = [];
  annotate(report, (line) => lines.push(line));
  return lines;
}

test("a finding stands on its line of the contract", () => {
  expect(annotated(failingReport)[0]).toBe(
    "::error title=response-headers,file=openapi/job-terminate.yaml,line=284::a call with every option " +
      "(seen 12 times)%0Areceived: no ETag%0Adocumented: ETag on a 202, string " +
      "(openapi/job-terminate.yaml:284)%0Ado: answer with a valid ETag.\n",
  );
});

test("nothing is written where there is no finding", () => {
  expect(annotated(conformingReport)).toEqual([]);
});

test("each is one line, whatever an answer says", () => {
  for (const line of annotated(failingReport)) expect(line).toMatch(/^::error [^\n]*\n$/);
});

test("there are ten at most, and the last says how many more there are", () => {
  const first = findings.slice(0, 1);
  const lines = annotated({ ...failingReport, findings: Array.from({ length: 13 }, () => first).flat() });
  expect(lines).toHaveLength(10);
  expect(lines[8]).not.toContain("more");
  expect(lines[9]).toMatch(/%0A%0A3 more findings in the log of this step\.\n$/);
});

test("they are escaped as @actions/core escapes them", () => {
  const text = "50%, a:b,\n c";
  const script = `import("@actions/core").then((core) => core.error(${JSON.stringify(`${text}\nreceived: x\ndocumented: y (${text}:7)\ndo: z`)},
    { title: ${JSON.stringify("50%, a:b, c")}, file: ${JSON.stringify(text)}, startLine: 7 }))`;
  const theirs = execFileSync(process.execPath, ["-e", script], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  const [ours] = annotated({
    ...failingReport,
    findings: findings.slice(0, 1).map((finding) => ({
      ...finding,
      times: 1,
      check: text,
      scenario: text,
      received: "x",
      documented: "y",
      mend: "z",
      place: { file: text, line: 7, pointer: "#" },
    })),
  });
  expect(ours).toBe(theirs);
});
