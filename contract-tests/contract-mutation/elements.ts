import type { Node } from "../load-contract.ts";
import type { Path } from "./edits.ts";

/** What an object of an OpenAPI document is, or a mapping or list of such. */
export type ElementType =
  | "document"
  | "info"
  | "servers"
  | "server"
  | "requirements"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameters"
  | "parameter"
  | "body"
  | "statuses"
  | "response"
  | "headers"
  | "header"
  | "contents"
  | "content"
  | "examples"
  | "example"
  | "schema"
  | "properties"
  | "components"
  | "scheme"
  | "reference";

/** One object of the document, where it stands first. */
export interface Element {
  readonly type: ElementType;
  readonly path: Path;
  readonly node: Node;
}

type Below = Readonly<Record<string, ElementType>>;

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const DESCRIBED: Below = { schema: "schema", examples: "examples" };
const COMPONENTS = {
  parameters: "parameter",
  responses: "response",
  headers: "header",
  schemas: "schema",
  securitySchemes: "scheme",
  examples: "example",
  requestBodies: "body",
} as const satisfies Below;

/** The specification of OpenAPI 3.1, as far as this contract goes: what stands under which key. */
const BELOW: Partial<Record<ElementType, Below>> = {
  document: {
    ...{ info: "info", servers: "servers", security: "requirements" },
    ...{ paths: "paths", components: "components" },
  },
  pathItem: Object.fromEntries(METHODS.map((method) => [method, "operation"])),
  operation: {
    ...{ parameters: "parameters", requestBody: "body", responses: "statuses" },
    ...{ servers: "servers", security: "requirements" },
  },
  body: { content: "contents" },
  response: { headers: "headers", content: "contents" },
  parameter: DESCRIBED,
  header: DESCRIBED,
  content: DESCRIBED,
  schema: { properties: "properties", items: "schema", additionalProperties: "schema" },
};

/** Of mappings and lists: what each of their entries is. */
const ENTRIES: Partial<Record<ElementType, ElementType>> = {
  servers: "server",
  paths: "pathItem",
  parameters: "parameter",
  statuses: "response",
  headers: "header",
  contents: "content",
  examples: "example",
  properties: "schema",
};

/**
 * Every object of a document that has a meaning of its own, once: what is written in one place and used in several, by an
 * anchor, is met where it stands first.
 */
export function elementsOf(document: unknown): Element[] {
  const seen = new Set<object>();
  return [...walk("document", [], document)];

  function* walk(type: ElementType, path: Path, value: unknown): Generator<Element> {
    if (value === null || typeof value !== "object" || seen.has(value)) return;
    seen.add(value);
    const node = value as Node;
    yield { type: "$ref" in node ? "reference" : type, path, node };
    if (type === "components") {
      for (const [section, each] of Object.entries(COMPONENTS))
        for (const [name, part] of Object.entries(node[section] ?? {}))
          yield* walk(each, [...path, section, name], part);
      return;
    }
    const entry = ENTRIES[type];
    for (const [key, part] of Object.entries(node)) {
      const below = entry ?? BELOW[type]?.[key];
      if (below) yield* walk(below, [...path, key], part);
    }
  }
}
