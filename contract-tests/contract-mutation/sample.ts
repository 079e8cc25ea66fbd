import type { Mutant } from "./mutant.ts";

/** Some mutants of each kind, always the same: the first, the last, and others at equal distances between them. */
export function sampleOf(mutants: readonly Mutant[], ofEachKind: number): Mutant[] {
  const kinds = new Set(mutants.map(({ kind }) => kind));
  const chosen = new Set(
    [...kinds].flatMap((kind) => {
      const own = mutants.filter((mutant) => mutant.kind === kind);
      const step = Math.max(1, (own.length - 1) / Math.max(1, ofEachKind - 1));
      return Array.from(
        { length: Math.min(own.length, ofEachKind) },
        (_, index) => own[Math.round(index * step)],
      );
    }),
  );
  return mutants.filter((mutant) => chosen.has(mutant));
}
