import { type Change, factOf } from "./changes.ts";
import { type Direction, directionOf } from "./direction.ts";
import type { Kind } from "./fact.ts";
import type { RuleId } from "./severities.ts";

type Sided = "request" | "response";

// Whatever happens to them, it is one sort of change.
const flat: Partial<Record<Kind, RuleId>> = {
  "operation-id": "operation-id-changed",
  "operation-detail": "operation-detail-changed",
  "security-scheme": "security-scheme-changed",
  "server-detail": "server-changed",
  "document-version": "document-version-changed",
  "header-spelling": "header-spelling-changed",
  deprecation: "deprecation-changed",
  example: "example-changed",
  extension: "extension-changed",
  text: "text-changed",
};

// Assertions about a value that only say less or more of the same. The rest of the keywords is not understood.
const constraints = new Set([
  ...["enum", "const", "format", "pattern", "uniqueItems", "multipleOf", "schema", "items"],
  ...["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"],
  ...["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"],
  ...["additionalProperties", "unevaluatedProperties", "unevaluatedItems"],
]);

const effect = { narrowed: "tightened", widened: "loosened", changed: "changed" } as const;

/** What sort of change it is. */
export function ruleOf(change: Change): RuleId {
  const { kind, side, path } = factOf(change);
  const sided: Sided = side === "response" ? "response" : "request";
  const added = change.how === "added";
  switch (kind) {
    case "operation":
    case "server":
    case "security-alternative":
    case "security-scope":
      return `${kind}-${added ? "added" : "removed"}`;
    case "media-type":
      return `${sided}-media-type-${added ? "added" : "removed"}`;
    case "status":
      return added ? statusAdded(path.at(-1)) : "response-status-removed";
    case "header":
      return `response-header-${added ? "added" : "removed"}`;
    case "parameter":
    case "body":
      return `request-${kind}-${appearance(change)}`;
    case "property":
      if (sided === "request") return `request-property-${appearance(change)}`;
      return `response-property-${added ? "added" : "removed"}`;
    case "required":
      return necessity(change, path.at(-2) ?? "", sided);
    case "serialization":
      return `${sided}-serialization-changed`;
    case "subschema":
      return `${sided}-constraint-${added ? "tightened" : "loosened"}`;
    case "alternative":
      return `${sided}-constraint-${added ? "loosened" : "tightened"}`;
    case "keyword":
      return keyword(change, path.at(-1) ?? "", sided);
    default:
      return flat[kind] ?? `${sided}-schema-changed`;
  }
}

function statusAdded(response = ""): RuleId {
  return /^response [123]/.test(response) ? "response-success-status-added" : "response-error-status-added";
}

function appearance({ how, after }: Change): "added" | "added-as-required" | "removed" {
  if (how === "removed") return "removed";
  return after.required ? "added-as-required" : "added";
}

function necessity({ after }: Change, thing: string, sided: Sided): RuleId {
  const now = after?.value === true ? "now-required" : "now-optional";
  if (thing === "request body") return `request-body-${now}`;
  if (thing.startsWith("property ")) return `${sided}-property-${now}`;
  return sided === "request" ? `request-parameter-${now}` : `response-header-${now}`;
}

function keyword({ before, after }: Change, name: string, sided: Sided): RuleId {
  if (name === "default") return `${sided}-default-changed`;
  const direction: Direction = directionOf(name, before?.value, after?.value);
  if (name === "type") return `${sided}-type-${direction}`;
  return constraints.has(name) ? `${sided}-constraint-${effect[direction]}` : `${sided}-schema-changed`;
}
