import type { BenchRun } from "../bench-run.ts";
import type { Candidate } from "../candidate-list.ts";
import type { Group } from "../figure-list.ts";
import { rotated } from "../statistics/rounds.ts";

/** Measures every candidate once a round, in another order each time; who fails is left out from then on. */
export async function inRounds(
  run: BenchRun,
  group: Group,
  rounds: number,
  measure: (candidate: Candidate) => Promise<void>,
  among?: readonly Candidate[],
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const candidate of rotated(run.samples.stillIn(group, among), round)) {
      run.progress(`${group}, round ${round + 1} of ${rounds}: ${candidate.label}`);
      try {
        await measure(candidate);
      } catch (error) {
        run.samples.leaveOut(group, candidate.id, error);
      }
    }
  }
}
