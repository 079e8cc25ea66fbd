import { grouped } from "./grouped.ts";
import type { CoverageLine } from "./report.ts";

/** The elements of one kind in one group, in the contract's order. */
export interface CoverageKind {
  readonly kind: CoverageLine["kind"];
  readonly lines: readonly CoverageLine[];
  readonly covered: readonly CoverageLine[];
  readonly uncovered: readonly CoverageLine[];
  /** The ids of the checks that looked at any of them, sorted. */
  readonly checks: readonly string[];
}

/** What belongs to one part of the contract, such as `response 202`. */
export interface CoverageGroup {
  readonly group: string;
  readonly kinds: readonly CoverageKind[];
}

/** The coverage by group and kind; both in the order in which they first occur. */
export function coverageGroups(coverage: readonly CoverageLine[]): readonly CoverageGroup[] {
  return grouped(coverage, ({ group }) => group).map(([group, lines]) => ({
    group,
    kinds: grouped(lines, ({ kind }) => kind).map(([kind, ofKind]) => kindOf(kind, ofKind)),
  }));
}

function kindOf(kind: CoverageLine["kind"], lines: readonly CoverageLine[]): CoverageKind {
  return {
    kind,
    lines,
    covered: lines.filter((line) => line.covered),
    uncovered: lines.filter((line) => !line.covered),
    checks: [...new Set(lines.flatMap((line) => line.checks))].sort(),
  };
}

/** A kind and how many: `1 body`, `26 examples`, `2 statuses`. */
export function kindCounted(kind: CoverageLine["kind"], count: number): string {
  const many: Partial<Record<CoverageLine["kind"], string>> = {
    body: "bodies",
    security: "ways to sign in",
    status: "statuses",
  };
  const one = kind === "security" ? "way to sign in" : kind;
  return `${count} ${count === 1 ? one : (many[kind] ?? `${kind}s`)}`;
}
