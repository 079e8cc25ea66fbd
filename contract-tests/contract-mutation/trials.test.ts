import { expect, test } from "vitest";
import type { Document } from "../load-contract.ts";
import { readContract } from "../read-contract.ts";
import { mutantsOf } from "./mutants.ts";
import { tryMutants } from "./trials.ts";

const document = readContract() as Document;
const only = (id: string) => mutantsOf(document).filter((mutant) => mutant.id === id);

// The contract as it is runs first, on a machine that may be busy.
const LIMIT = { timeout: 60_000 };

test("a check that notices a mutant is named, with what had to be run for it", LIMIT, async () => {
  const [trial] = await tryMutants(document, only('components/schemas/HttpDate/type: change to "integer"'));
  expect(trial).toMatchObject({ killedBy: expect.arrayContaining(["example-validity"]), target: "proxy" });
});

test("a document over which Prism throws while it serves is noticed by a check as well", LIMIT, async () => {
  const mutants = only('components/parameters/IfMatch/schema/type: change to "object"');
  const [trial] = await tryMutants(document, mutants, { thorough: true });
  expect(trial?.thrown).toBeUndefined();
  // The calls that got no answer.
  expect(trial?.killedBy).toContain("positive-acceptance");
});

test("a contract that has findings itself is not tried", LIMIT, async () => {
  const wrong = structuredClone(document);
  const { Timeout } = wrong.components["parameters"] as Record<string, { schema: object }>;
  Object.assign(Timeout?.schema ?? {}, { maximum: 1 });
  await expect(tryMutants(wrong, [])).rejects.toThrow(
    /^The contract itself has findings of .*example-validity/,
  );
});
