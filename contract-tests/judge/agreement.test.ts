import { expect, test } from "vitest";
import type { Finding } from "../checks/check.ts";
import { compareVerdicts, disagreementText, unexplained } from "./agreement.ts";
import type { ExplainedDifference } from "./explained-difference.ts";
import { explainedDifferences } from "./explained-differences.ts";
import type { Objection } from "./judge.ts";
import { rightExchanges } from "./made-exchange.ts";

const [exchange] = rightExchanges;
const finding = (check: string, received = "x"): Finding => ({
  check,
  received,
  documented: "y",
  mend: "z.",
  place: "#",
});
const objection = (side: Objection["side"], code = "INVALID_TYPE"): Objection => ({
  side,
  code,
  message: "It is wrong",
  path: "/code",
});
const explained: ExplainedDifference[] = [
  { id: "ours-a", ours: ({ received }) => received === "a", why: "They do not look." },
  { id: "theirs-b", theirs: ({ code }) => code === "B", why: "We do not mind." },
];

function compare(ours: readonly Finding[], theirs: readonly Objection[]) {
  if (!exchange) throw new Error("no exchange");
  return compareVerdicts(exchange, theirs, ours, explained);
}

test("where neither or both find something on a side, there is no disagreement", () => {
  expect(compare([], [])).toEqual([]);
  const both = [finding("request-body"), finding("response-body")];
  expect(compare(both, [objection("request"), objection("response")])).toEqual([]);
});

test("where one finds something on a side and the other does not, there is a disagreement about that side", () => {
  expect(compare([finding("request-body")], [objection("response")])).toMatchObject([
    { side: "request", ours: [expect.stringMatching(/^request-body\n/)], theirs: [] },
    { side: "response", ours: [], theirs: [objection("response")] },
  ]);
});

test("an explained difference is told with what it is about, under its id", () => {
  const found = compare([finding("request-body", "a")], [objection("response", "B")]);
  expect(found).toMatchObject([
    { side: "request", theirs: [], explainedBy: "ours-a" },
    { side: "response", ours: [], explainedBy: "theirs-b" },
  ]);
  expect(unexplained(found)).toEqual([]);
});

test("what an explained difference is not about still counts", () => {
  const ours = [finding("response-body", "a"), finding("response-status")];
  expect(unexplained(compare(ours, [objection("response")]))).toEqual([]);
  expect(unexplained(compare(ours, [objection("response", "B")]))).toMatchObject([
    { ours: [expect.stringMatching(/^response-status\n/)], theirs: [] },
  ]);
});

test("what one of the two finds is not excused by an explained finding of the other", () => {
  const found = compare([finding("response-body", "a")], [objection("response")]);
  expect(unexplained(found)).toMatchObject([{ ours: [], theirs: [objection("response")] }]);
});

test("a disagreement reads as what each of the two finds", () => {
  const [found] = compare([], [objection("response")]);
  expect(found && disagreementText(found)).toBe(
    [
      "response: a difference that is not explained",
      "our checks find nothing",
      "oav finds",
      "INVALID_TYPE /code",
      "  It is wrong",
    ].join("\n"),
  );
});

test("every explained difference has an id of its own, says what it is about, and why", () => {
  const ids = explainedDifferences.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, ours, theirs, why } of explainedDifferences) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect([ours, theirs].filter(Boolean), id).toHaveLength(1);
    expect(why, id).toMatch(/^\w.+\.$/);
  }
});
