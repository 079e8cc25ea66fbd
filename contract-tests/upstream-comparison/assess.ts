import type { AcceptedDifference } from "./accepted-differences.ts";
import type { Comparison } from "./compare.ts";
import type { Difference } from "./differences.ts";

/** What is left to do about a comparison, and what is not. */
export interface Assessment {
  /** Differences that nobody has accepted. */
  readonly open: readonly Difference[];
  readonly accepted: ReadonlyArray<{ difference: Difference; entry: AcceptedDifference }>;
  /** Accepted differences that there are no more: their entries mislead. */
  readonly stale: ReadonlyArray<{ key: string; entry: AcceptedDifference }>;
}

/**
 * Splits the differences by the list of accepted ones. Only the version that our contract is of can show that an entry
 * has gone stale: in another one, the thing that it is about may have another name.
 */
export function assess(comparison: Comparison, list: readonly AcceptedDifference[]): Assessment {
  const { theirVersion, ourVersion, differences } = comparison;
  const applicable = list.filter(({ versions }) => versions === "every" || versions.includes(theirVersion));
  const entryFor = ({ kind, key }: Difference) =>
    applicable.find((entry) => entry.kind === kind && entry.keys.includes(key));
  return {
    open: differences.filter((difference) => !entryFor(difference)),
    accepted: differences.flatMap((difference) => {
      const entry = entryFor(difference);
      return entry ? [{ difference, entry }] : [];
    }),
    stale: theirVersion === ourVersion ? applicable.flatMap((entry) => gone(entry, differences)) : [],
  };
}

function gone(entry: AcceptedDifference, differences: readonly Difference[]) {
  return entry.keys
    .filter(
      (key) => !differences.some((difference) => difference.kind === entry.kind && difference.key === key),
    )
    .map((key) => ({ key, entry }));
}
