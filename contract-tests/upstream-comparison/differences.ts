import { type Change, changesBetween, factOf } from "../changes/changes.ts";
import { type Fact, type Kind, keyOf } from "../changes/fact.ts";
import type { Place } from "../changes/spot.ts";

/** What a difference from the published document is: they have it, both do but not the same, or only we have it. */
export type DifferenceKind = "missing" | "different" | "extra";

/** One difference of our contract from the published document. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Which thing, from the operation down; the same for every version. */
  readonly key: string;
  readonly theirs: unknown;
  readonly ours: unknown;
  /** In our contract, or in the published document if we do not have it. */
  readonly place: Place;
}

// Words are never compared: ours are not theirs, and must not be. Nor are examples.
const ignored = new Set<Kind>(["text", "example", "extension"]);

const kinds = { removed: "missing", changed: "different", added: "extra" } as const;

/** Every difference, in the order of the published document. */
export function differencesBetween(theirs: readonly Fact[], ours: readonly Fact[]): Difference[] {
  return changesBetween(theirs.filter(isCompared), ours.filter(isCompared)).map(difference);
}

function isCompared({ kind }: Fact): boolean {
  return !ignored.has(kind);
}

function difference(change: Change): Difference {
  const { path, place } = factOf(change);
  return {
    kind: kinds[change.how],
    key: keyOf(path),
    theirs: change.before?.value,
    ours: change.after?.value,
    place,
  };
}
