import { contractFor } from "../contract-for.ts";
import type { Exchange, RecordedRequest } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";
import type { Played, Scenario } from "../scenario.ts";
import type { Setting, Verdict } from "./check.ts";

/** A verdict about a scenario, with the exchange that shows it if there is one. */
export interface RunVerdict extends Verdict {
  readonly scenario?: Scenario;
  /** By which it was judged. @default that of the run */
  readonly contract?: Contract;
  readonly exchange?: Exchange;
}

/** What was run for one operation, and against what. */
export interface Run {
  /** The scenarios that are about the operation. */
  readonly played: readonly Played[];
  /** That of the operation. */
  readonly contract: Contract;
  /** Those of all operations: one call can lead to requests of several. */
  readonly contracts: readonly Contract[];
  /** Every exchange that is about the operation, in whatever scenario. */
  readonly exchanges: readonly Exchange[];
  readonly setting: Setting;
}

/** What was run, operation by operation. */
export const runsOf = (played: readonly Played[], contracts: readonly Contract[], setting: Setting): Run[] =>
  contracts.map((contract) => ({
    contract,
    contracts,
    setting,
    played: played.filter(({ scenario }) => scenario.contract === contract),
    exchanges: exchangesOf(played, contracts, contract),
  }));

/** What was sent and answered about the operation of a contract, in whatever scenario. */
export const exchangesOf = (
  played: readonly Played[],
  contracts: readonly Contract[],
  contract: Contract,
): Exchange[] =>
  played.flatMap(({ scenario, exchanges }) =>
    exchanges.filter(({ request }) => contractIn(scenario, request, contracts) === contract),
  );

/** The contract that a request of a scenario is held to: that of its operation, or the scenario's if it is about none. */
export const contractIn = (
  { contract }: Scenario,
  request: RecordedRequest,
  contracts: readonly Contract[],
): Contract => contractFor(request, contracts) ?? contract;

/** The part of what was played that is about the scenario's own operation, and the part that is not. */
export function parted({ scenario, exchanges, requests }: Played, { contracts }: Run) {
  const isOwn = (request: RecordedRequest) => contractIn(scenario, request, contracts) === scenario.contract;
  return {
    exchanges: exchanges.filter(({ request }) => isOwn(request)),
    requests: requests.filter(isOwn),
    others: exchanges.filter(({ request }) => !isOwn(request)),
  };
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
