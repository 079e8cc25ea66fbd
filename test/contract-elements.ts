import { contract, document, type Node } from "../contract-tests/contract.ts";
import { target } from "../contract-tests/load-contract.ts";

/** One thing that the contract describes, and where it stands. */
export interface Element {
  kind: string;
  where: string;
  node: Node;
}

const kinds: Record<string, string> = {
  parameters: "parameter",
  headers: "header",
  schemas: "schema",
  properties: "property",
  responses: "response",
  requestBody: "request body",
  securitySchemes: "security scheme",
  examples: "example",
  variables: "server variable",
};

/** Every described thing of the document, each once: where it is written, not where it is referred to. */
export const elements: Element[] = [...elementsBelow(document, "#")];

/** Every mapping of the document except what is inside examples and extensions. */
export const nodes: Array<Omit<Element, "kind">> = [...nodesBelow(document, "#")];

/** Every component that an operation refers to, directly or through others, as a JSON pointer. */
export const reached: ReadonlySet<string> = referredFrom(document.paths, new Set());

function referredFrom(node: unknown, found: Set<string>): Set<string> {
  if (!isNode(node)) return found;
  const reference = node["$ref"];
  if (typeof reference === "string" && !found.has(reference)) {
    found.add(reference);
    referredFrom(target(document, reference, contract.file), found);
  }
  for (const child of Object.values(node)) referredFrom(child, found);
  return found;
}

function* nodesBelow(node: unknown, where: string): Generator<Omit<Element, "kind">> {
  if (!isNode(node)) return;
  if (!Array.isArray(node)) yield { where, node };
  for (const [key, child] of Object.entries(node)) {
    if (key === "value" && where.includes("/examples/")) continue;
    if (!key.startsWith("x-")) yield* nodesBelow(child, `${where}/${key}`);
  }
}

function* elementsBelow(root: unknown, from: string): Generator<Element> {
  for (const { where, node } of nodesBelow(root, from)) {
    for (const [key, child] of Object.entries(node)) {
      const kind = kinds[key];
      if (kind === undefined || !isNode(child)) continue;
      const members = key === "requestBody" ? { "": child } : child;
      for (const [name, member] of Object.entries(members)) {
        if (isNode(member) && Object.keys(member).join() !== "$ref") {
          yield { kind, where: `${where}/${key}/${name}`, node: member };
        }
      }
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
