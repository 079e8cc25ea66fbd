import { type Candidate, type CandidateId, candidates } from "./candidate-list.ts";
import { figures, type Group } from "./figure-list.ts";
import type { Problem, Values } from "./results.ts";

/** The values of a run. Who fails once in a group is out of that group, with everything measured before. */
export class Samples {
  readonly problems: Problem[] = [];
  readonly #values = new Map<string, Partial<Record<CandidateId, number[]>>>();
  readonly #out = new Set<string>();

  get values(): ReadonlyMap<string, Values> {
    return this.#values;
  }

  add(figure: string, candidate: CandidateId, value: number): void {
    const all = this.#values.get(figure) ?? {};
    this.#values.set(figure, all);
    all[candidate] = [...(all[candidate] ?? []), value];
  }

  /** Those who have not failed in a group. */
  stillIn(group: Group, among: readonly Candidate[] = candidates): readonly Candidate[] {
    return among.filter(({ id }) => !this.#out.has(`${group} ${id}`));
  }

  leaveOut(group: Group, candidate: CandidateId, error: unknown): void {
    this.#out.add(`${group} ${candidate}`);
    for (const { id, group: of } of figures) if (of === group) delete this.#values.get(id)?.[candidate];
    this.problems.push({ candidate, what: group, message: messageOf(error) });
  }

  /** Something failed for everybody. */
  fail(what: string, error: unknown): void {
    this.problems.push({ what, message: messageOf(error) });
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
