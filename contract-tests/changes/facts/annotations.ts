import { below, type Fact, presence, type Subject } from "../fact.ts";
import type { Spot } from "../spot.ts";
import { leaves } from "./leaves.ts";

const texts = new Set([
  "title",
  "summary",
  "description",
  "$comment",
  "externalDocs",
  "tags",
  "bearerFormat",
]);

/** What a key says that promises nothing: texts, examples, extensions. Nothing if the key is of another kind. */
export function annotation(key: string, spot: Spot, subject: Subject): Generator<Fact> | undefined {
  if (key === "examples") return examples(spot, subject);
  if (key === "example") return leaves(spot, below(subject, key), "example");
  if (key === "deprecated") return leaves(spot, below(subject, key), "deprecation");
  if (key.startsWith("x-")) return leaves(spot, below(subject, key), "extension");
  if (texts.has(key)) return leaves(spot, below(subject, key), "text");
  return undefined;
}

function* examples(all: Spot, subject: Subject): Generator<Fact> {
  for (const [name, example] of all.members()) {
    const at = below(subject, `example ${name}`);
    yield presence(at, "example", example);
    if (example.members().size === 0) yield* leaves(example, below(at, "value"), "example");
    for (const [key, member] of example.members()) {
      yield* annotation(key, member, at) ?? leaves(member, below(at, key), "example");
    }
  }
}
