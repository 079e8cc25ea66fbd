import { below, type Fact, type Subject, saying } from "./fact.ts";
import { annotation } from "./facts/annotations.ts";
import { leaves } from "./facts/leaves.ts";
import { operationFacts, type Surroundings } from "./facts/operation.ts";
import type { Spot } from "./spot.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The operations of a document, by names such as `POST /jobs/{jobId}/terminate`. */
export function operationsOf(root: Spot): Surroundings[] {
  const paths = [...(root.member("paths")?.members() ?? [])].filter(([path]) => path.startsWith("/"));
  return paths.flatMap(([path, pathItem]) =>
    [...pathItem.members()]
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation, pathItem, root })),
  );
}

/** Everything that a document says, in the order of the document; of the operations only the wanted ones. */
export function factsOf(root: Spot, wanted: (name: string) => boolean = () => true): Fact[] {
  const chosen = operationsOf(root).filter(({ name }) => wanted(name));
  return [...documentFacts(root), ...chosen.flatMap((each) => [...operationFacts(each)])];
}

// Security and servers are told with each operation, components where something refers to them.
const elsewhere = new Set(["paths", "components", "security", "servers"]);

function* documentFacts(root: Spot): Generator<Fact> {
  const document: Subject = { path: ["document"], side: "document" };
  for (const [key, member] of root.members()) {
    if (elsewhere.has(key)) continue;
    if (key === "info") yield* infoFacts(member, document);
    else if (key === "webhooks") yield* leaves(member, below(document, key), "operation-detail");
    else yield* annotation(key, member, document) ?? leaves(member, below(document, key), "text");
  }
}

function* infoFacts(info: Spot, document: Subject): Generator<Fact> {
  for (const [key, member] of info.members()) {
    if (key === "version") yield saying(document, "version", "document-version", member);
    else
      yield* leaves(member, below(below(document, "info"), key), key.startsWith("x-") ? "extension" : "text");
  }
}
