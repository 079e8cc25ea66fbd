import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareTexts, lineAt } from "./compare-texts.ts";
import { contractEdits, edited } from "./contract-edits.ts";
import type { Finding } from "./findings.ts";
import { severities } from "./severities.ts";

// A released contract stays as it is, so that the edits fit it for ever.
const contract = readFileSync(new URL("../../openapi/released/1.0.0.yaml", import.meta.url), "utf8");

function told(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, id }) => `${severity.replace("breaking-for-", "")} ${id}`).sort();
}

test("a contract compared with itself has not changed", async () => {
  expect(await compareTexts(contract, contract)).toEqual([]);
});

test.for(contractEdits)("$name: both directions are told, each at its place", async (edit) => {
  const older = edit.given ? edited(contract, ...edit.given) : contract;
  const newer = edited(older, edit.find, edit.put);
  const there = await compareTexts(older, newer);
  expect(told(there)).toEqual([...edit.there].sort());
  for (const finding of there) expect(lineAt(finding, older, newer)).toMatch(edit.at);

  const back = await compareTexts(newer, older);
  expect(told(back)).toEqual([...edit.back].sort());
  for (const finding of back) expect(lineAt(finding, newer, older)).toMatch(edit.at);
});

test("every sort of change has an edit that shows it", () => {
  const shown = contractEdits
    .flatMap(({ there, back }) => [...there, ...back])
    .map((each) => each.split(" ")[1]);
  expect([...new Set(shown)].sort()).toEqual(Object.keys(severities).sort());
});
