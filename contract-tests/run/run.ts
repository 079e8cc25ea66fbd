import { requestChecks, responseChecks } from "../checks/all.ts";
import type { Check, Problem } from "../checks/check.ts";
import type { RunVerdict } from "../checks/run-check.ts";
import { runChecks } from "../checks/run-checks.ts";
import type { Contract } from "../load-contract.ts";
import { outcomeText } from "../outcome-text.ts";
import { isMeant, type Played, type Scenario } from "../scenario.ts";
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

/**
 * Plays every scenario of a target, one after the other.
 * @throws when the target has stopped answering
 */
export async function playAll(
  target: Target,
  contract: Contract,
  onScenario: (scenario: Scenario) => void = () => {},
  makeClient?: MakeClient,
): Promise<Played[]> {
  const played: Played[] = [];
  let unanswered = 0;
  for (const scenario of target.scenarios(contract)) {
    onScenario(scenario);
    const each = await play(scenario, target, makeClient);
    played.push(each);
    unanswered = each.exchanges.length === 0 && each.requests > 0 ? unanswered + 1 : 0;
    if (unanswered === GONE) {
      throw new Error(
        `${target.endpoint} has stopped answering: ${GONE} calls in a row came to nothing, the last with ${outcomeText(each.outcome).replace(/\.$/, "")}. See why, and run again.`,
      );
    }
  }
  return played;
}

// Three scenarios in a row lose an answer on purpose.
const GONE = 4;

// Errors that no call of ours can meet need no example.
const ABOUT_EXAMPLES = "response-error-code";

/** What every check says about everything that was played. */
export function judge(played: readonly Played[], contract: Contract, target: Target): CheckedVerdict[] {
  const meant = played.filter(isMeant);
  // The mock's own refusals are no answers of the contract; see `own-errors` in the ledger. What is wrong on purpose is
  // looked at by `known-violation`.
  const answered = target.setting.mocked
    ? meant
    : played.filter(({ scenario }) => scenario.aim.kind !== "wrong");
  return [
    ...eachExchange(requestChecks, () => meant),
    ...eachExchange(responseChecks, (check) => (check === ABOUT_EXAMPLES ? meant : answered)),
    ...Object.entries(runChecks).flatMap(([check, run]) =>
      run({ played, contract, setting: target.setting }).map((verdict) => ({ check, ...verdict })),
    ),
  ];

  function eachExchange(
    checks: Readonly<Record<string, Check>>,
    lookedAt: (check: string) => readonly Played[],
  ): CheckedVerdict[] {
    return Object.entries(checks).flatMap(([check, run]) =>
      lookedAt(check).flatMap(({ scenario, exchanges }) =>
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
