import { expect, test } from "vitest";
import { conformingReport, emptyReport, failingReport, findings, hostile, longBody } from "./fixture.ts";
import { markdownSummary } from "./markdown.ts";
import { markdownCode, markdownHtml, markdownText } from "./markdown-text.ts";

test("it begins with the verdict", () => {
  expect(markdownSummary(conformingReport)).toMatch(/^## ✅ contract check\n\nConforms: 12 checks gave/);
  expect(markdownSummary(failingReport)).toMatch(/^## ❌ contract check\n\n4 findings, 1 blind/);
  expect(markdownSummary(emptyReport)).toMatch(/^## ❌ contract check\n\nNothing was checked/);
});

test("it has a row a check, and what is not covered", () => {
  const text = markdownSummary(failingReport);
  expect(text).toContain("| ❌ failed | response-headers | 96 | 2 | Every documented header");
  expect(text).toContain("| response default | example | ServerBusy | openapi/job-terminate.yaml:503 |");
  expect(text).toContain("55 of 59 elements of the contract are covered.");
});

test("a finding is folded, with its command", () => {
  expect(markdownSummary(failingReport)).toContain(
    "<details><summary><b>response-headers</b> a call with every option (seen 12 times)</summary>\n\n```text\nreceived: no ETag\n",
  );
  expect(markdownSummary(failingReport)).toContain("Reproduce it:\n\n```sh\ncurl -sS -X POST ");
});

test("markup in a cell, in a summary and in code is text", () => {
  expect(markdownText("a|b\n<i>`*_[x](y)\\ @me http://x")).toBe(
    "a\\|b &lt;i&gt;\\`\\*\\_\\[x\\]\\(y\\)\\\\ &#64;me http&#58;//x",
  );
  expect(markdownHtml("<b>`x`|\n&")).toBe("&#60;b&#62;&#96;x&#96;&#124; &#38;");
  expect(markdownCode("a ```` b")).toBe("`````text\na ```` b\n`````");
});

test("what an answer says stands only within code or escaped", () => {
  const outside = markdownSummary(failingReport).replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, "");
  expect(outside).not.toContain("<script>");
  expect(outside).not.toContain("](http");
  expect(outside).not.toMatch(/(?!\n)\p{Cc}/u);
});

test("the worst report stays below what GitHub takes", () => {
  const worst = {
    scenario: longBody,
    received: "€".repeat(70_000),
    documented: hostile.repeat(500),
    mend: "`".repeat(70_000),
  };
  const many = Array.from({ length: 10 }, () => findings).flat();
  const text = markdownSummary({
    ...failingReport,
    findings: many.map((finding) => ({ ...finding, ...worst, curl: "`".repeat(2000) })),
    coverage: Array.from({ length: 20 }, () => failingReport.coverage).flat(),
  });
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(text).toContain("10 more findings in the log and in the page of the report.");
});
