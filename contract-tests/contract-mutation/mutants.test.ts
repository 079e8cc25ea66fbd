import { expect, test } from "vitest";
import { contractsOf } from "../load-contract.ts";
import { readContract } from "../read-contract.ts";
import { type ElementType, elementsOf } from "./elements.ts";
import { mutantsOf, mutated } from "./mutants.ts";

const document = readContract();
const mutants = mutantsOf(document);

// What has nothing of its own to change: its entries have.
const WITHOUT: readonly ElementType[] = ["document", "components", "servers"];

// What is written once and used twice differs once.
function differences(one: unknown, other: unknown, at: string, seen: Set<unknown>): string[] {
  if (!isMapping(one) || !isMapping(other)) return Object.is(one, other) ? [] : [at];
  if (seen.has(other)) return [];
  seen.add(other);
  // Two mappings that say the same in another order are the same.
  const keys = Object.keys(one);
  const isHere = keys.length !== Object.keys(other).length || keys.some((key) => !(key in other));
  // A key that comes, goes or is renamed is one change of the mapping itself.
  return isHere ? [at] : keys.flatMap((key) => differences(one[key], other[key], `${at}/${key}`, seen));
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object";

test("every id is there once", () => {
  const ids = mutants.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the same document has the same mutants", () => {
  expect(mutantsOf(readContract()).map(({ id }) => id)).toEqual(mutants.map(({ id }) => id));
});

test("each mutant differs from the contract in one place, and leaves the contract as it is", () => {
  for (const mutant of mutants) {
    const changed = mutated(document, mutant);
    expect(differences(document, changed, "", new Set()), mutant.id).toHaveLength(1);
  }
  expect(document).toEqual(readContract());
});

test("every sort of element of the contract has mutants", () => {
  const elements = elementsOf(document);
  const without = elements
    .filter(({ type }) => !WITHOUT.includes(type))
    .filter(({ path }) => {
      const pointer = `#/${path.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
      return !mutants.some(
        (mutant) => mutant.pointer === pointer || mutant.pointer.startsWith(`${pointer}/`),
      );
    });
  expect(without.map(({ type, path }) => `${type} ${path.join("/")}`)).toEqual([]);
});

test("every part of the operations is walked through: each object that the checks can point to", () => {
  const pointers = new Set(elementsOf(document).map(({ path }) => path.join("/")));
  const contracts = contractsOf(document, "the contract");
  expect(contracts).toHaveLength(2);
  for (const { operation, pointerOf } of contracts) {
    const bodies = operation.requestBody ? [operation.requestBody] : [];
    for (const part of [...operation.parameters, ...bodies, ...Object.values(operation.responses)]) {
      const pointer = pointerOf(part).slice(2).replaceAll("~1", "/").replaceAll("~0", "~");
      expect(pointers).toContain(pointer);
    }
  }
});

test("a sentence says what a mutant changes", () => {
  const found = mutants.find(({ id }) => id === "components/parameters/Timeout/schema/minimum: drop");
  expect(found).toMatchObject({
    kind: "limit",
    pointer: "#/components/parameters/Timeout/schema/minimum",
    what: "At #/components/parameters/Timeout/schema/minimum: drop.",
  });
});
