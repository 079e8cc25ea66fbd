import type { Scenario } from "../scenario.ts";
import type { Mutant } from "./mutant.ts";

/**
 * The scenarios, those first that are most likely about what a mutant changes: they share a name with its place that few
 * others share. Then comes one for each aim, since most changes are seen by some scenario of a sort.
 */
export function mostTellingFirst(
  scenarios: readonly Scenario[],
  { pointer }: Pick<Mutant, "pointer">,
): Scenario[] {
  const score = new Map<Scenario, number>();
  const add = (scenario: Scenario, points: number) =>
    score.set(scenario, (score.get(scenario) ?? 0) + points);
  for (const name of new Set(pointer.split("/").filter((key) => /[A-Za-z]{2}/.test(key)))) {
    const about = scenarios.filter((scenario) => isAbout(scenario, name));
    for (const each of about) add(each, 1 / about.length);
  }
  const ofEachAim = new Map(scenarios.toReversed().map((each) => [each.aim.kind, each]));
  for (const each of ofEachAim.values()) add(each, 0.1);
  return scenarios.toSorted((one, other) => (score.get(other) ?? 0) - (score.get(one) ?? 0));
}

const isAbout = ({ id, aim }: Scenario, name: string) =>
  ("place" in aim && aim.place.split("/").includes(name)) || id.split("-").includes(name);
