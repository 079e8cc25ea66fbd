import { below, type Fact, presence, type Subject, saying } from "../fact.ts";
import { isMapping, type Spot, where } from "../spot.ts";
import { annotation } from "./annotations.ts";
import { leaves } from "./leaves.ts";

const single = new Set(["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"]);
const lists: Readonly<Record<string, "alternative" | "subschema">> = {
  anyOf: "alternative",
  oneOf: "alternative",
  allOf: "subschema",
  prefixItems: "subschema",
};
// Compared as sets or as wholes, not entry by entry.
const whole = new Set(["type", "enum", "const", "default"]);

/**
 * What a schema says, down to the schemas in it. One that contains itself is followed once.
 *
 * In a schema, what stands beside a reference holds as well as what the reference leads to.
 */
export function* schemaFacts(schema: Spot, subject: Subject, above: readonly string[] = []): Generator<Fact> {
  const key = where(schema.place);
  if (above.includes(key)) {
    yield saying(subject, "schema", "keyword", schema, "a schema that this one is in");
  } else if (typeof schema.value === "boolean") {
    yield saying(subject, "schema", "keyword", schema);
  } else {
    const next = schema.next();
    if (next) yield* schemaFacts(next, subject, [...above, key]);
    const taken = new Set(next?.members().keys());
    const own = [...schema.own()];
    const free = new Map(own.filter(([name]) => !taken.has(name)));
    const twice = new Map(own.filter(([name]) => taken.has(name)));
    yield* keywords(free, subject, [...above, key]);
    yield* keywords(twice, below(subject, "beside the reference"), [...above, key]);
  }
}

function* keywords(
  members: ReadonlyMap<string, Spot>,
  subject: Subject,
  above: readonly string[],
): Generator<Fact> {
  yield* properties(members.get("properties"), members.get("required"), subject, above);
  for (const [name, member] of members) {
    if (name === "properties" || name === "required") continue;
    // Apart from the words about the parameter, header or property that has the schema.
    yield* annotation(name, member, below(subject, "schema")) ?? keyword(name, member, subject, above);
  }
}

function* keyword(name: string, spot: Spot, subject: Subject, above: readonly string[]): Generator<Fact> {
  const at = below(subject, name);
  const kind = lists[name];
  if (kind !== undefined) {
    yield presence(at, "subschema", spot);
    for (const [index, each] of spot.members()) {
      const part = below(at, `number ${Number(index) + 1}`);
      yield presence(part, kind, each);
      yield* schemaFacts(each, part, above);
    }
  } else if (single.has(name)) {
    // Anything goes: the same as saying nothing.
    if (spot.value === true || (isMapping(spot.value) && spot.members().size === 0)) return;
    yield saying(subject, name, "keyword", spot, spot.value === false ? false : "described");
    if (spot.value !== false) yield* schemaFacts(spot, at, above);
  } else if (whole.has(name) || !isMapping(spot.value)) {
    yield saying(subject, name, "keyword", spot);
  } else {
    // not, if, then and the like: what they allow or forbid is not weighed, a change is serious.
    yield* leaves(spot, at, "opaque");
  }
}

function* properties(
  all: Spot | undefined,
  list: Spot | undefined,
  subject: Subject,
  above: readonly string[],
): Generator<Fact> {
  const declared = all?.members() ?? new Map<string, Spot>();
  const required = new Map([...(list?.members().values() ?? [])].map((spot) => [String(spot.value), spot]));
  for (const name of new Set([...declared.keys(), ...required.keys()])) {
    const property = declared.get(name);
    const demand = required.get(name);
    const spot = property ?? demand;
    if (!spot) continue;
    const at = below(subject, `property ${name}`);
    yield presence(at, "property", spot, demand !== undefined);
    yield saying(at, "required", "required", demand ?? spot, demand !== undefined);
    if (property) yield* schemaFacts(property, at, above);
  }
}
