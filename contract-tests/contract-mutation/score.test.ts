import { expect, test } from "vitest";
import { changed, dropped } from "./mutant.ts";
import { isFine, scoreOf } from "./score.ts";
import { scoreText, summary } from "./score-text.ts";

const seen = dropped("limit", ["a", "minimum"]);
const unseen = changed("default", ["a", "default"], 31);
const mutants = [seen, unseen];
const trials = [
  { id: seen.id, killedBy: ["request-parameters"], ms: 1 },
  { id: unseen.id, killedBy: [], ms: 1 },
];
const why = "Nobody can see it.";

test("what no check notices lowers the score, explained or not", () => {
  const open = scoreOf(mutants, trials, []);
  expect(open).toMatchObject({ mutants: 2, killed: 1, percent: 50, survivors: [{ id: unseen.id }] });
  expect(isFine(open)).toBe(false);

  const explained = scoreOf(mutants, trials, [{ survivors: /default/, why }]);
  expect(explained).toMatchObject({ percent: 50, survivors: [{ id: unseen.id, why }], stale: [] });
  expect(isFine(explained)).toBe(true);
});

test("an explanation of what is noticed, or of nothing, is stale", () => {
  const score = scoreOf(mutants, trials, [
    { survivors: /^a/, why },
    { survivors: /^b/, why },
  ]);
  expect(score.stale).toEqual([`/^a/ explains ${seen.id}, which is noticed`, "/^b/ is about no mutant"]);
  expect(isFine(score)).toBe(false);
});

test("a check is worth what it alone notices", () => {
  const both = [{ ...trials[0], id: unseen.id, killedBy: ["request-parameters", "target-agreement"], ms: 1 }];
  expect(scoreOf(mutants, [...trials.slice(0, 1), ...both], []).checks).toEqual([
    { check: "request-parameters", kills: 2, alone: [seen.id] },
    { check: "target-agreement", kills: 1, alone: [] },
  ]);
});

test("what throws is no check that fails", () => {
  const score = scoreOf([unseen], [{ id: unseen.id, killedBy: [], thrown: "no list", ms: 1 }], []);
  expect(score.survivors).toEqual([{ id: unseen.id, thrown: "no list" }]);
  expect(scoreText(score, 1_000)).toContain("NOT EXPLAINED\n    something threw: no list");
});

test("the score is one line", () => {
  expect(summary(scoreOf(mutants, trials, []))).toBe(
    "Contract mutation score: 50.0 % of 2 mutants. 1 survived, 0 of them explained.",
  );
});
