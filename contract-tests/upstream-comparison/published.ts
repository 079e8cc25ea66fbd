import { DocumentError } from "../changes/document-error.ts";
import type { Fact } from "../changes/fact.ts";
import { factsOf, operationsOf } from "../changes/model.ts";
import { readDocument } from "../changes/read-document.ts";
import { shortPath } from "../changes/short-path.ts";
import { isMapping, type Spot } from "../changes/spot.ts";

/**
 * What a published Swagger 2.0 document says about the wanted operations, told as of OpenAPI 3.1.
 * @throws {DocumentError} if it is no whole Swagger 2.0 document, or knows none of the operations
 */
export async function publishedFacts(path: string, wanted: ReadonlySet<string>): Promise<Fact[]> {
  const root = await readDocument(path, (document) => prepared(document, path, wanted));
  return factsOf(root, (name) => wanted.has(name));
}

/** The names of the operations that a contract has. */
export function operationNames(contract: Spot): Set<string> {
  return new Set(operationsOf(contract).map(({ name }) => name));
}

// The rest of the document, some two hundred operations, need not be converted.
function prepared(
  document: Record<string, unknown>,
  path: string,
  wanted: ReadonlySet<string>,
): Record<string, unknown> {
  const { paths, "x-ms-parameterized-host": host, swagger } = document;
  const name = shortPath(path);
  if (swagger !== "2.0") {
    throw new DocumentError(
      `${name}: no whole Swagger 2.0 document: it does not have "swagger": "2.0" at its top. An extract of one operation ` +
        "lacks what it refers to. Give the BatchService.json of one API version.",
    );
  }
  const theirs = Object.entries(isMapping(paths) ? paths : {});
  const chosen = theirs.filter(([key, item]) =>
    Object.keys(isMapping(item) ? item : {}).some((method) => wanted.has(`${method.toUpperCase()} ${key}`)),
  );
  if (chosen.length === 0) {
    throw new DocumentError(
      `${name}: has none of ${[...wanted].join(", ")}. Give the BatchService.json of one API version.`,
    );
  }
  return { ...document, paths: Object.fromEntries(chosen), ...addresses(host) };
}

// Microsoft's own words for a server whose address the caller gives; the converter does not know them.
function addresses(host: unknown): { servers?: readonly unknown[] } {
  const template = isMapping(host) ? host["hostTemplate"] : undefined;
  if (typeof template !== "string") return {};
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  return { servers: [{ url: template, variables: Object.fromEntries(names.map((name) => [name, {}])) }] };
}
