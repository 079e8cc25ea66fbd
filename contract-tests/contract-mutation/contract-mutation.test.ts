import { expect, test } from "vitest";
import type { Document } from "../load-contract.ts";
import { readContract } from "../read-contract.ts";
import { explainedSurvivors } from "./explained-survivors.ts";
import { mutantsOf } from "./mutants.ts";
import { sampleOf } from "./sample.ts";
import { isFine, scoreOf } from "./score.ts";
import { scoreText, summary } from "./score-text.ts";
import { tryMutants } from "./trials.ts";

// The whole takes minutes: npm run contract:mutation.
const OF_EACH_KIND = 3;

const document = readContract() as Document;
const mutants = mutantsOf(document);
const sample = sampleOf(mutants, OF_EACH_KIND);

test("a sample has mutants of every kind", () => {
  expect(new Set(sample.map(({ kind }) => kind))).toEqual(new Set(mutants.map(({ kind }) => kind)));
});

test("a check notices each mutant of the sample, or its survival is explained", {
  timeout: 240_000,
}, async () => {
  const started = performance.now();
  const score = scoreOf(mutants, await tryMutants(document, sample), explainedSurvivors);
  console.log(`${summary(score)} A sample of ${mutants.length} mutants.`);
  expect(isFine(score), scoreText(score, performance.now() - started)).toBe(true);
});
