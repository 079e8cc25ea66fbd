/** Whether fewer values are allowed than before, more, or others. */
export type Direction = "narrowed" | "widened" | "changed";

const lower = new Set([
  "minimum",
  "exclusiveMinimum",
  "minLength",
  "minItems",
  "minProperties",
  "minContains",
]);
const upper = new Set([
  "maximum",
  "exclusiveMaximum",
  "maxLength",
  "maxItems",
  "maxProperties",
  "maxContains",
]);
const openOrClosed = new Set(["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"]);

/** What a change of a schema's keyword does to the values it allows; `undefined` is a keyword that is not there. */
export function directionOf(keyword: string, before: unknown, after: unknown): Direction {
  if (keyword === "schema") return ofBooleanSchema(before, after);
  if (keyword === "uniqueItems") return after === true ? "narrowed" : "widened";
  if (before === undefined) return "narrowed";
  if (after === undefined) return "widened";
  if (openOrClosed.has(keyword)) return after === false ? "narrowed" : "widened";
  if (keyword === "enum") return ofSets(listed(before), listed(after));
  if (keyword === "type") return ofSets(types(before), types(after));
  if (typeof before !== "number" || typeof after !== "number") return "changed";
  if (lower.has(keyword)) return after > before ? "narrowed" : "widened";
  if (upper.has(keyword)) return after < before ? "narrowed" : "widened";
  if (keyword === "multipleOf" && after % before === 0) return "narrowed";
  if (keyword === "multipleOf" && before % after === 0) return "widened";
  return "changed";
}

function ofBooleanSchema(before: unknown, after: unknown): Direction {
  if (after === false || (before === true && after !== true)) return "narrowed";
  return before === false || after === true ? "widened" : "changed";
}

function ofSets(before: ReadonlySet<string>, after: ReadonlySet<string>): Direction {
  if ([...before].every((each) => after.has(each))) return "widened";
  return [...after].every((each) => before.has(each)) ? "narrowed" : "changed";
}

function listed(value: unknown): Set<string> {
  return new Set((Array.isArray(value) ? value : [value]).map((each) => JSON.stringify(each)));
}

// Every integer is a number.
function types(value: unknown): Set<string> {
  const names = listed(value);
  return names.has('"number"') ? names.add('"integer"') : names;
}
