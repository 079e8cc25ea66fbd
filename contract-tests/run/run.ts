import { requestChecks, responseChecks } from "../checks/all.ts";
import type { Check, Problem } from "../checks/check.ts";
import { contractIn, type RunVerdict, runsOf } from "../checks/run-check.ts";
import { runChecks } from "../checks/run-checks.ts";
import type { Contract } from "../load-contract.ts";
import { outcomeText } from "../outcome-text.ts";
import { isMeant, type Played, type Scenario } from "../scenario.ts";
import { type MakeClient, play } from "./stage.ts";
import type { Target } from "./target.ts";

/** A verdict, and which check came to it. */
export interface CheckedVerdict extends RunVerdict {
  readonly check: string;
  /** By which it was judged. */
  readonly contract: Contract;
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
  contracts: readonly Contract[],
  onScenario: (scenario: Scenario) => void = () => {},
  makeClient?: MakeClient,
): Promise<Played[]> {
  const played: Played[] = [];
  let unanswered = 0;
  for (const scenario of target.scenarios(contracts)) {
    onScenario(scenario);
    const each = await play(scenario, target, makeClient);
    played.push(each);
    unanswered = each.exchanges.length === 0 && each.requests.length > 0 ? unanswered + 1 : 0;
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
export function judge(
  played: readonly Played[],
  contracts: readonly Contract[],
  target: Target,
): CheckedVerdict[] {
  const runs = runsOf(played, contracts, target.setting);
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
      runs.flatMap((each) => run(each).map((verdict) => ({ check, contract: each.contract, ...verdict }))),
    ),
  ];

  function eachExchange(
    checks: Readonly<Record<string, Check>>,
    lookedAt: (check: string) => readonly Played[],
  ): CheckedVerdict[] {
    return Object.entries(checks).flatMap(([check, run]) =>
      lookedAt(check).flatMap(({ scenario, exchanges }) =>
        exchanges.flatMap((exchange) => {
          const contract = contractIn(scenario, exchange.request, contracts);
          return run(exchange, contract, target.setting).map((verdict) => ({
            ...{ check, contract, scenario, exchange },
            ...verdict,
          }));
        }),
      ),
    );
  }
}

export const isFinding = (verdict: CheckedVerdict): verdict is RunFinding => verdict.problem !== undefined;
