import { requestChecks, responseChecks } from "../checks/all.ts";
import type { Check, Problem } from "../checks/check.ts";
import type { RunVerdict } from "../checks/run-check.ts";
import { runChecks } from "../checks/run-checks.ts";
import type { Contract } from "../load-contract.ts";
import type { Played, Scenario } from "./scenario.ts";
import { type MakeClient, play } from "./stage.ts";
import type { Target } from "./target.ts";

/** A verdict, and which check came to it. */
export interface CheckedVerdict extends RunVerdict {
  readonly check: string;
}

/** A verdict that is none: something is wrong. */
export interface RunFinding extends CheckedVerdict {
  readonly problem: Problem;
}

/** Plays every scenario of a target, one after the other. */
export async function playAll(
  target: Target,
  contract: Contract,
  onScenario: (scenario: Scenario) => void = () => {},
  makeClient?: MakeClient,
): Promise<Played[]> {
  const played: Played[] = [];
  for (const scenario of target.scenarios(contract)) {
    onScenario(scenario);
    played.push(await play(scenario, target, makeClient));
  }
  return played;
}

// What is sent on purpose in a wrong form is not looked at as if it were meant.
const REQUESTS_CONFORM = new Set<string>(["accepted", "error", "unknownJob", "retry", "repetition"]);
// Errors that no call of ours can meet need no example.
const ABOUT_EXAMPLES = "response-error-code";
const ANSWERS_CONFORM = new Set<string>([...REQUESTS_CONFORM, "forbidden", "method", "credentials", "probe"]);

/** What every check says about everything that was played. */
export function judge(played: readonly Played[], contract: Contract, target: Target): CheckedVerdict[] {
  const mocked = target.setting.mocked ?? false;
  // The mock's own refusals are no answers of the contract; see `own-errors` in the ledger.
  const answersConform = mocked ? REQUESTS_CONFORM : ANSWERS_CONFORM;
  const about = (conform: ReadonlySet<string>) =>
    played.filter(({ scenario }) => conform.has(scenario.aim.kind));
  return [
    ...eachExchange(requestChecks, about(REQUESTS_CONFORM)),
    ...eachExchange(responseChecks, about(answersConform)),
    ...Object.entries(runChecks).flatMap(([check, run]) =>
      run({ played, contract, setting: target.setting }).map((verdict) => ({ check, ...verdict })),
    ),
  ];

  function eachExchange(checks: Readonly<Record<string, Check>>, some: readonly Played[]): CheckedVerdict[] {
    return Object.entries(checks).flatMap(([check, run]) =>
      (check === ABOUT_EXAMPLES ? about(REQUESTS_CONFORM) : some).flatMap(({ scenario, exchanges }) =>
        exchanges.flatMap((exchange) =>
          run(exchange, contract, target.setting).map((verdict) => ({
            check,
            scenario,
            exchange,
            ...verdict,
          })),
        ),
      ),
    );
  }
}

export const isFinding = (verdict: CheckedVerdict): verdict is RunFinding => verdict.problem !== undefined;
