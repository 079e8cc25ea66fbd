import { isDeepStrictEqual } from "node:util";
import { type Fact, keyOf } from "./fact.ts";

/** One fact that is not the same in two documents. */
export type Change =
  | { readonly how: "added"; readonly before?: undefined; readonly after: Fact }
  | { readonly how: "removed"; readonly before: Fact; readonly after?: undefined }
  | { readonly how: "changed"; readonly before: Fact; readonly after: Fact };

/** What differs, in the order of the first document, then what only the second one has. */
export function changesBetween(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const old = byKey(before);
  const now = byKey(after);
  const removedOrChanged = [...old].flatMap(([key, fact]): Change[] => {
    const match = now.get(key);
    if (match === undefined) return [{ how: "removed", before: fact }];
    return isDeepStrictEqual(fact.value, match.value) ? [] : [{ how: "changed", before: fact, after: match }];
  });
  const added = [...now]
    .filter(([key]) => !old.has(key))
    .map(([, fact]): Change => ({ how: "added", after: fact }));
  return withoutFollowers([...removedOrChanged, ...added]);
}

function byKey(facts: readonly Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [keyOf(fact.path), fact]));
}

// When a thing comes or goes, or nothing at all is allowed in its place, what is below it goes without saying.
function withoutFollowers(changes: readonly Change[]): Change[] {
  const leading = new Set(changes.filter(isWhole).map((change) => keyOf(factOf(change).path)));
  return changes.filter((change) => {
    const { path } = factOf(change);
    return !path.slice(1).some((_, index) => leading.has(keyOf(path.slice(0, index + 1))));
  });
}

function isWhole({ how, before, after }: Change): boolean {
  return how !== "changed" || before.value === false || after.value === false;
}

/** The fact as it is now, or was if it is gone. */
export function factOf(change: Change): Fact {
  return change.after ?? change.before;
}
