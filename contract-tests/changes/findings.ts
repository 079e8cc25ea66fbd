import { type Change, changesBetween, factOf } from "./changes.ts";
import { type Fact, keyOf } from "./fact.ts";
import { isRestated } from "./restated-status.ts";
import { ruleOf } from "./rules.ts";
import { type RuleId, type Severity, severities } from "./severities.ts";
import type { Place } from "./spot.ts";

/** One change of the contract. */
export interface Finding {
  readonly severity: Severity;
  readonly id: RuleId;
  /** `file:line:column` of the changed thing as it is now, or as it was if it is gone. */
  readonly place: string;
  /** What the change is about; more than one where several things refer to the same place. */
  readonly elements: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Every difference between two lists of facts, one finding for each place that was edited. */
export function findingsBetween(
  before: readonly Fact[],
  after: readonly Fact[],
  placed: (place: Place) => string,
): Finding[] {
  const merged = new Map<string, Finding>();
  for (const change of changesBetween(before, after)) {
    const id = isRestated(change, before, after) ? "response-status-restated" : ruleOf(change);
    const found = finding(change, id, placed);
    const key = JSON.stringify([found.id, found.place, found.before, found.after]);
    const elements = [...(merged.get(key)?.elements ?? []), ...found.elements];
    merged.set(key, { ...found, elements });
  }
  return [...merged.values()];
}

function finding(change: Change, id: RuleId, placed: (place: Place) => string): Finding {
  const { path, place } = factOf(change);
  return {
    severity: severities[id],
    id,
    place: placed(place),
    elements: [keyOf(path)],
    before: change.before?.value,
    after: change.after?.value,
  };
}
