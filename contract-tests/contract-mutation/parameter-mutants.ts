import type { Element } from "./elements.ts";
import { changed, dropped, type Mutant } from "./mutant.ts";

const OTHER_LOCATIONS: Readonly<Record<string, readonly string[]>> = {
  query: ["header"],
  header: ["query"],
  path: ["query", "header"],
};

/** One thing of a parameter changed: its name, where it stands, whether it is required. */
export function parameterMutants({ path, node }: Element): Mutant[] {
  const { name, in: place, required } = node;
  if (typeof name !== "string" || typeof place !== "string") return [];
  const at = (key: string) => [...path, key];
  return [
    changed("name", at("name"), `${name}X`),
    // The name of a header has no letter case.
    ...(place === "header" ? [] : [changed("name", at("name"), otherCase(name))]),
    ...(OTHER_LOCATIONS[place] ?? []).map((other) => changed("location", at("in"), other)),
    ...(required === undefined
      ? [changed("required", at("required"), true)]
      : [changed("required", at("required"), !required), dropped("required", at("required"))]),
  ];
}

/** One parameter of the operation dropped. */
export const parameterListMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).map((index) => dropped("parameter", [...path, index]));

const otherCase = (name: string) => name.slice(0, -1) + name.slice(-1).toUpperCase();
