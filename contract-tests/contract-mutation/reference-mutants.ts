import { escaped } from "../load-contract.ts";
import { valueAt } from "./edits.ts";
import type { Element } from "./elements.ts";
import { changed, type Mutant } from "./mutant.ts";

/** A reference that leads to the next thing of its kind. */
export function referenceMutants({ path, node }: Element, document: unknown): Mutant[] {
  const keys = String(node["$ref"]).replace(/^#\//, "").split("/");
  const section = keys.slice(0, -1);
  const names = Object.keys((valueAt(document, section) ?? {}) as object);
  const next = names[(names.indexOf(keys.at(-1) ?? "") + 1) % names.length];
  if (next === undefined || next === keys.at(-1)) return [];
  return [changed("reference", [...path, "$ref"], `#/${[...section, escaped(next)].join("/")}`)];
}
