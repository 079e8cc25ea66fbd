import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requestChecks, responseChecks } from "./all.ts";
import { runChecks } from "./run-checks.ts";

const folder = import.meta.dirname;

// Checks that are no function of exchanges and contract alone.
const APART = ["independent-judge", "blind-spots"];
const ids = [...Object.keys({ ...requestChecks, ...responseChecks, ...runChecks }), ...APART];
const pages = readdirSync(folder)
  .filter((file) => file.endsWith(".md"))
  .map((file) => file.replace(/\.md$/, ""));

const HEADINGS = ["What it says", "Why", "How to mend"];

/** Every code block of a page, without its fences. */
const CODE = /^```\w*\n([\s\S]*?)^```$/gm;

test("every check has a page, and every page is that of a check", () => {
  expect([...pages].sort()).toEqual([...ids].sort());
});

test.for(pages)("the page of %s begins with its id and one short sentence, which is its title", (id) => {
  const [heading, empty, title = "", after] = lines(id);
  expect(heading).toBe(`# ${id}`);
  expect([empty, after], "the sentence stands alone, on one line").toEqual(["", ""]);
  expect(title).toMatch(/^[A-Za-z].*[^.]\.$/);
  expect(title, "one sentence is enough").not.toMatch(/[.!?] [A-Z]/);
  expect(title.length, "a report has room for 110 characters").toBeLessThanOrEqual(110);
});

test.for(pages)("the page of %s says what the check says, why, and how to mend, in this order", (id) => {
  const headings = prose(id).match(/(?<=^#+ ).+$/gm) ?? [];
  expect(headings).toEqual([id, ...HEADINGS]);
  for (const heading of HEADINGS) expect(section(id, heading), heading).toMatch(/\w/);
});

test.for(pages)("the page of %s shows a finding, which begins with its id", (id) => {
  const blocks = [...section(id, "What it says").matchAll(CODE)].map(([, block = ""]) => block.split("\n"));
  expect(blocks.map(([first]) => first)).toContain(id);
  const [finding = []] = blocks.filter(([first]) => first === id);
  expect(finding.filter((line) => line !== "").length, "what was found is told").toBeGreaterThan(1);
  expect(finding.join("\n")).toMatch(/^ {2}received \S.*\n {2}documented \S.*\n {2}do \S.*$/m);
});

test.for(pages)("the page of %s tells the ways to mend as a list", (id) => {
  expect(section(id, "How to mend").trim()).toMatch(/^- \S/);
});

test.for(pages)("the links in the page of %s lead to something", (id) => {
  const targets = [...prose(id).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const relative = targets.filter((target) => !/^(?:https:|#)/.test(target));
  const dead = relative.filter((target) => !existsSync(join(folder, target.replace(/#.*$/, ""))));
  expect(dead).toEqual([]);
});

const page = (id: string) => readFileSync(join(folder, `${id}.md`), "utf8");
const lines = (id: string) => page(id).split("\n");

/** A page without its code. */
const prose = (id: string) => page(id).replace(CODE, "");

/** What stands below a heading, up to the next one. */
function section(id: string, heading: string): string {
  const [, below = ""] = page(id).split(`\n## ${heading}\n`);
  return below.split(/^## /m)[0] ?? "";
}
