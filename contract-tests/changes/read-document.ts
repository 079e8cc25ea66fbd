import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { resolve as readReferred } from "@apidevtools/json-schema-ref-parser";
import { upgrade } from "@scalar/openapi-upgrader";
import { parseDocument } from "yaml";
import { DocumentError } from "./document-error.ts";
import { operationsOf } from "./model.ts";
import { shortPath } from "./short-path.ts";
import { isMapping, Spot } from "./spot.ts";
import { withWrittenPlaces } from "./written-places.ts";

/**
 * The root of an OpenAPI document as OpenAPI 3.1, with every local file that it refers to. OpenAPI 3.0 and Swagger 2.0
 * are converted; `prepare` sees the document before that.
 * @throws {DocumentError} if there is no such document, or no operation in it
 */
export async function readDocument(
  path: string,
  prepare: (document: Record<string, unknown>) => Record<string, unknown> = (document) => document,
): Promise<Spot> {
  const file = resolve(path);
  const name = shortPath(file);
  const document = prepare(parsed(await text(file, name), name));
  const root = await rooted(document, file, name);
  if (operationsOf(root).length === 0) {
    throw new DocumentError(`${name}: no operation in it. Give an OpenAPI document with at least one path.`);
  }
  return root;
}

/** The root of a document that is in memory already, as if it had been read from that file. */
export async function rooted(document: Record<string, unknown>, file: string, name = file): Promise<Spot> {
  const modern = isModern(document) ? document : converted(document, name);
  const files = await referredFiles(modern, file, name);
  return new Spot(modern, { file, pointer: "#" }, files);
}

async function text(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new DocumentError(`${name}: cannot be read (${code}). Check the path.`);
  }
}

function parsed(source: string, name: string): Record<string, unknown> {
  const document = parseDocument(source);
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    const [reason = ""] = problem.message.split(/ at line |\n/);
    throw new DocumentError(`${name}:${line}:${col}: neither YAML nor JSON: ${reason}. Mend it there.`);
  }
  const value: unknown = document.toJS();
  if (isMapping(value) && !Array.isArray(value)) return { ...value };
  throw new DocumentError(`${name}: holds no mapping. Give an OpenAPI document.`);
}

function isModern(document: Record<string, unknown>): boolean {
  return /^3\.[12]/.test(String(document["openapi"]));
}

function converted(document: Record<string, unknown>, name: string): Record<string, unknown> {
  const version = document["openapi"] ?? document["swagger"];
  if (version === undefined) {
    throw new DocumentError(
      `${name}: neither "openapi" nor "swagger" at its top. Give a whole OpenAPI document, not a part of one.`,
    );
  }
  if (!/^(3\.0|2\.0)/.test(String(version))) {
    throw new DocumentError(`${name}: OpenAPI ${String(version)} is not understood. Give 2.0, 3.0 or 3.1.`);
  }
  return { ...upgrade({ ...(withWrittenPlaces(document) as object) }, "3.1") };
}

async function referredFiles(
  document: Record<string, unknown>,
  file: string,
  name: string,
): Promise<ReadonlyMap<string, unknown>> {
  try {
    const found = await readReferred(file, document, { resolve: { http: false }, mutateInputSchema: false });
    return new Map(found.paths().map((path) => [resolve(path), path === file ? document : found.get(path)]));
  } catch (error) {
    const [reason = ""] = String(error instanceof Error ? error.message : error).split("\n");
    throw new DocumentError(`${name}: a reference leads nowhere: ${reason}. Mend the reference or the file.`);
  }
}
