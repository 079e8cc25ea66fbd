import type { Contract } from "../load-contract.ts";
import { type CheckedVerdict, isFinding, judge, playAll } from "../run/run.ts";
import type { Target } from "../run/target.ts";
import type { Played, Scenario } from "../scenario.ts";

// A request takes some milliseconds; who does not answer in this time has stopped.
const SCENARIO_LIMIT_MS = 5_000;

/** A target, and what has been played against it so far. */
export interface Session {
  readonly name: "mock" | "proxy";
  readonly scenarios: readonly Scenario[];
  /** Plays a scenario; the names of the checks that find something about it alone. */
  play(scenario: Scenario): Promise<string[]>;
  /** Plays what is left; the names of the checks that find something about the whole run. */
  playAll(): Promise<string[]>;
}

/**
 * Plays the scenarios of a target in any order.
 * @param ofWholeRuns checks that can only speak about a whole run
 */
export function openSession(
  target: Target,
  contracts: readonly Contract[],
  ofWholeRuns: ReadonlySet<string>,
): Session {
  const scenarios = target.scenarios(contracts);
  const played = new Map<Scenario, Played>();
  async function play(scenario: Scenario): Promise<Played[]> {
    const some = await withinLimit(target, contracts, scenario);
    for (const each of some) played.set(scenario, each);
    return some;
  }
  return {
    name: target.name === "mock" ? "mock" : "proxy",
    scenarios,
    play: async (scenario) =>
      checksOf(judge(await play(scenario), contracts, target)).filter((check) => !ofWholeRuns.has(check)),
    async playAll() {
      for (const each of scenarios) if (!played.has(each)) await play(each);
      return checksOf(
        judge(
          scenarios.flatMap((each) => played.get(each) ?? []),
          contracts,
          target,
        ),
      );
    },
  };
}

/** The names of the checks that have a finding, each once. */
export const checksOf = (verdicts: readonly CheckedVerdict[]): string[] => [
  ...new Set(verdicts.filter(isFinding).map(({ check }) => check)),
];

// A target that has stopped is ended, so that the call fails and the checks can say what is missing.
async function withinLimit(
  target: Target,
  contracts: readonly Contract[],
  scenario: Scenario,
): Promise<Played[]> {
  const limit = setTimeout(() => void target.stop(), SCENARIO_LIMIT_MS);
  try {
    return await playAll({ ...target, scenarios: () => [scenario] }, contracts);
  } finally {
    clearTimeout(limit);
  }
}
