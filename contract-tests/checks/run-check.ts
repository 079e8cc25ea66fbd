import type { Exchange } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";
import type { Played, Scenario } from "../scenario.ts";
import type { Setting, Verdict } from "./check.ts";

/** A verdict about a scenario, with the exchange that shows it if there is one. */
export interface RunVerdict extends Verdict {
  readonly scenario?: Scenario;
  readonly exchange?: Exchange;
}

/** What was run, and against what. */
export interface Run {
  readonly played: readonly Played[];
  readonly contract: Contract;
  readonly setting: Setting;
}

/** Looks at everything that was played. */
export type RunCheck = (run: Run) => RunVerdict[];

/** The scenarios that were played for one aim. */
export function playedFor<Kind extends Played["scenario"]["aim"]["kind"]>(
  { played }: Run,
  kind: Kind,
): Array<Played & { scenario: { aim: Extract<Scenario["aim"], { kind: Kind }> } }> {
  return played.filter(({ scenario }) => scenario.aim.kind === kind) as ReturnType<typeof playedFor<Kind>>;
}
