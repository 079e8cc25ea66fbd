import type { Contract } from "../load-contract.ts";
import { isFinding, judge, playAll, type RunFinding } from "../run/run.ts";
import type { MakeClient } from "../run/stage.ts";
import type { Target } from "../run/target.ts";
import type { Played, Scenario } from "../scenario.ts";
import type { WrongClient } from "./wrong-client.ts";

/** Plays what a target has for some aims, with a client of ours; other jobs than before, since those have ended. */
export function tried(
  target: Target,
  contract: Contract,
  { id, aims, makeClient }: Pick<WrongClient, "id" | "aims"> & { readonly makeClient: MakeClient },
): Promise<Played[]> {
  const some = {
    ...target,
    scenarios: (of: Contract) => target.scenarios(of).filter(({ aim }) => aims.includes(aim.kind)),
    jobFor: (scenario: Scenario) =>
      scenario.aim.kind === "accepted" ? target.jobFor(scenario) : `${target.jobFor(scenario)}-${id}`,
  };
  return playAll(some, contract, () => {}, makeClient);
}

/** What the check of a wrong client says about it. */
export const findingsAbout = (
  { check, finding, aims }: WrongClient,
  played: readonly Played[],
  contract: Contract,
  target: Target,
): RunFinding[] =>
  judge(
    played.filter(({ scenario }) => aims.includes(scenario.aim.kind)),
    contract,
    target,
  )
    .filter(isFinding)
    .filter((each) => each.check === check)
    .filter(({ problem: { received, documented } }) => finding.test(`${received}\n${documented}`));
