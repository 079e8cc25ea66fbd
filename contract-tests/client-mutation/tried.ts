import type { Contract } from "../load-contract.ts";
import { isFinding, judge, playAll, type RunFinding } from "../run/run.ts";
import type { MakeClient } from "../run/stage.ts";
import type { Target } from "../run/target.ts";
import type { Played, Scenario } from "../scenario.ts";
import { answersWithContent } from "../told/reads.ts";
import type { WrongClient } from "./wrong-client.ts";

/** Plays what a target has for some aims, with a client of ours; other jobs than before, since those have ended. */
export function tried(
  target: Target,
  contracts: readonly Contract[],
  wrong: Pick<WrongClient, "id" | "aims" | "reads"> & { readonly makeClient: MakeClient },
): Promise<Played[]> {
  const { id, makeClient } = wrong;
  const some = {
    ...target,
    scenarios: (of: readonly Contract[]) => target.scenarios(of).filter((each) => isFor(wrong, each)),
    jobFor: (scenario: Scenario) =>
      scenario.aim.kind === "accepted" ? target.jobFor(scenario) : `${target.jobFor(scenario)}-${id}`,
  };
  return playAll(some, contracts, () => {}, makeClient);
}

const isFor = ({ aims, reads = false }: Pick<WrongClient, "aims" | "reads">, { aim, contract }: Scenario) =>
  aims.includes(aim.kind) && answersWithContent(contract) === reads;

/** What the check of a wrong client says about it. */
export const findingsAbout = (
  wrong: WrongClient,
  played: readonly Played[],
  contracts: readonly Contract[],
  target: Target,
): RunFinding[] =>
  judge(
    played.filter(({ scenario }) => isFor(wrong, scenario)),
    contracts,
    target,
  )
    .filter(isFinding)
    .filter((each) => each.check === wrong.check)
    // What is about the other operation was not played.
    .filter((each) => answersWithContent(each.scenario?.contract ?? each.contract) === (wrong.reads ?? false))
    .filter(({ problem: { received, documented } }) => wrong.finding.test(`${received}\n${documented}`));
