import type { Explanation } from "./explanation.ts";
import type { Mutant, MutantKind } from "./mutant.ts";
import type { Trial } from "./trial.ts";

/** How many mutants of a kind there are, and how many of them some check noticed. */
export interface KindLine {
  readonly kind: MutantKind;
  readonly mutants: number;
  readonly killed: number;
}

/** What a check is worth. */
export interface CheckLine {
  readonly check: string;
  /** How many mutants it noticed, among others or alone. */
  readonly kills: number;
  /** The ids of those that it noticed alone. */
  readonly alone: readonly string[];
}

/** A mutant that no check noticed. */
export interface Survivor {
  readonly id: string;
  readonly why?: string;
  /** What a scenario or a check threw instead of telling what is wrong. */
  readonly thrown?: string;
}

/** What the checks are worth, measured by what they notice. */
export interface Score {
  readonly mutants: number;
  readonly killed: number;
  /** Killed mutants in percent of all. */
  readonly percent: number;
  readonly kinds: readonly KindLine[];
  readonly checks: readonly CheckLine[];
  readonly survivors: readonly Survivor[];
  /** What is wrong with the list of explanations. */
  readonly stale: readonly string[];
}

/** Whether every survivor is explained and every explanation holds. */
export const isFine = ({ survivors, stale }: Score): boolean =>
  stale.length === 0 && survivors.every(({ why }) => why !== undefined);

/** Counts what became of some mutants. */
export function scoreOf(
  mutants: readonly Mutant[],
  trials: readonly Trial[],
  explanations: readonly Explanation[],
): Score {
  const tried = trials.map(({ id }) => id);
  const killed = trials.filter(({ killedBy }) => killedBy.length > 0);
  const killedIds = new Set(killed.map(({ id }) => id));
  return {
    mutants: trials.length,
    killed: killed.length,
    percent: trials.length === 0 ? 0 : (100 * killed.length) / trials.length,
    kinds: kindLines(
      mutants.filter(({ id }) => tried.includes(id)),
      killedIds,
    ),
    checks: checkLines(killed),
    survivors: trials
      .filter(({ id }) => !killedIds.has(id))
      .map(({ id, thrown }) => {
        const why = explanations.find(({ survivors }) => survivors.test(id))?.why;
        return { id, ...(why !== undefined && { why }), ...(thrown !== undefined && { thrown }) };
      }),
    stale: explanations.flatMap(({ survivors }) => {
      if (!mutants.some(({ id }) => survivors.test(id))) return [`${survivors} is about no mutant`];
      return [...killedIds]
        .filter((id) => survivors.test(id))
        .map((id) => `${survivors} explains ${id}, which is noticed`);
    }),
  };
}

function kindLines(mutants: readonly Mutant[], killedIds: ReadonlySet<string>): KindLine[] {
  const kinds = [...new Set(mutants.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const own = mutants.filter((mutant) => mutant.kind === kind);
    return { kind, mutants: own.length, killed: own.filter(({ id }) => killedIds.has(id)).length };
  });
}

function checkLines(killed: readonly Trial[]): CheckLine[] {
  const checks = [...new Set(killed.flatMap(({ killedBy }) => killedBy))];
  return checks
    .map((check) => {
      const own = killed.filter(({ killedBy }) => killedBy.includes(check));
      return {
        check,
        kills: own.length,
        alone: own.filter(({ killedBy }) => killedBy.length === 1).map(({ id }) => id),
      };
    })
    .sort((one, other) => other.kills - one.kills || one.check.localeCompare(other.check));
}
