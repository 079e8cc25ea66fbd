import type { Node } from "../load-contract.ts";
import type { Path } from "./edits.ts";
import type { Element } from "./elements.ts";
import { changed, dropped, type Mutant } from "./mutant.ts";

/** One example dropped where it is used. */
export const exampleMapMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).map((name) => dropped("example", [...path, name]));

/** The status or one part of the value of an example dropped, or changed to something wrong. */
export function exampleMutants({ path, node }: Element): Mutant[] {
  const { "x-status": status, value } = node;
  const at = [...path, "value"];
  return [
    ...(typeof status === "number"
      ? [
          dropped("example", [...path, "x-status"]),
          // An error that it is not, and no error at all.
          changed("example", [...path, "x-status"], status === 599 ? 598 : status + 1),
          changed("example", [...path, "x-status"], 202),
        ]
      : []),
    dropped("example", at),
    changed("example", at, ofAnotherType(value)),
    ...Object.entries(membersOf(value)).map(([key, part]) =>
      changed("example", [...at, key], ofAnotherType(part)),
    ),
    ...partMutants(at, value),
  ];
}

// Codes and keys are names that programs read; all other texts may be worded in any way.
const NAMES = new Set(["code", "key"]);

const partMutants = (path: Path, value: unknown): Mutant[] =>
  Object.entries(membersOf(value)).flatMap(([key, part]) => [
    dropped("example", [...path, key]),
    ...(NAMES.has(key) ? [changed("example", [...path, key], `${part}X`)] : []),
    ...partMutants([...path, key], part),
  ]);

const membersOf = (value: unknown): Node =>
  value !== null && typeof value === "object" ? (value as Node) : {};

const ofAnotherType = (value: unknown) => (typeof value === "string" ? 42 : "a text");
