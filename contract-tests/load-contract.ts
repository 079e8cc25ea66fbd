import { relative } from "node:path";
import type { JobTerminateParameter } from "../generated/types.gen.ts";
import { contractPath, readContract } from "./read-contract.ts";

/** Any mapping of the document, not looked into yet. */
export type Node = Record<string, unknown>;

export interface Schema extends Node {
  type?: string;
  format?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
}

export interface Example<Value = unknown> {
  value: Value;
  "x-status"?: number;
  "x-source": string | string[];
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
  examples?: Record<string, Example>;
}

export interface Header {
  schema: Schema;
  examples?: Record<string, Example<string>>;
}

export interface MediaType<Value> {
  schema: Schema;
  examples?: Record<string, Example<Value>>;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType<JobTerminateParameter>>;
}

export interface Response {
  headers?: Record<string, Header>;
  content?: Record<string, MediaType<unknown>>;
  /** Headers that the service sends and no document declares. */
  "x-undeclared"?: string[];
}

export interface Operation {
  operationId?: string;
  parameters: Parameter[];
  /** Absent where a request has no body. */
  requestBody?: RequestBody;
  responses: Record<string, Response>;
}

export interface SecurityScheme extends Node {
  type: string;
  in?: string;
  name?: string;
}

export interface Document extends Node {
  info: { title: string; version: string };
  "x-sources": Record<string, { title: string; url: string; path?: string }>;
  servers: Array<{ url: string; variables: Record<string, { default: string }> }>;
  security: Array<Record<string, string[]>>;
  paths: Record<string, Record<string, Node>>;
  components: Record<string, Record<string, Node>>;
}

/** The contract of one operation, without references. */
export interface Contract {
  /** Its file, as a path from the folder that the run was started in. */
  readonly file: string;
  /** As it is written, references and all. */
  readonly document: Document;
  /** In capitals. */
  readonly method: string;
  /** Such as `/jobs/{jobId}/terminate`. */
  readonly pathTemplate: string;
  readonly operation: Operation;
  /** The ways to sign in that the contract takes, by name. */
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** Where a part of the operation is written, as a JSON pointer into the document; references are followed. */
  pointerOf(part: object): string;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Reads the contracts of a file, one for each operation.
 * @throws one line that says what is wrong and how to find the place
 */
export function loadContracts(path: string = contractPath): Contract[] {
  return contractsOf(readContract(path), relative(process.cwd(), path).replaceAll("\\", "/"));
}

/**
 * Makes a contract of each operation of a document, in its order.
 * @throws when there is none, or when a reference points to nothing
 */
export function contractsOf(written: unknown, file: string): Contract[] {
  const document = written as Document;
  const places = Object.entries(document.paths ?? {}).flatMap(([pathTemplate, item]) =>
    METHODS.filter((method) => item?.[method] !== undefined).map((key) => ({ pathTemplate, item, key })),
  );
  if (places.length === 0) throw new Error(`${file}: there is no operation below paths. Describe one.`);
  if (document.info?.version === undefined) throw new Error(`${file}: info has no version.`);
  return places.map((place) => contractAt(place, document, file));
}

/** Where an operation is written. */
interface OperationPlace {
  readonly pathTemplate: string;
  readonly item: Record<string, Node>;
  readonly key: string;
}

function contractAt({ pathTemplate, item, key }: OperationPlace, document: Document, file: string): Contract {
  const pointers = new WeakMap<object, string>();
  const place = `#/paths/${escaped(pathTemplate)}`;
  const own = resolved(item[key], `${place}/${key}`, []) as Operation;
  // What stands at the path is for all of its operations.
  const shared = resolved(item["parameters"] ?? [], `${place}/parameters`, []) as Parameter[];
  const operation = Object.assign(own, { parameters: [...shared, ...(own.parameters ?? [])] });
  if (operation.responses === undefined)
    throw new Error(`${file}: ${key.toUpperCase()} ${pathTemplate} has no responses.`);
  const schemes = resolved(
    document.components?.["securitySchemes"] ?? {},
    "#/components/securitySchemes",
    [],
  );
  const security = (item[key] as Partial<Document>).security ?? document.security ?? [];
  const taken = new Set(security.flatMap((alternative) => Object.keys(alternative)));
  return {
    file,
    document,
    method: key.toUpperCase(),
    pathTemplate,
    operation,
    securitySchemes: Object.fromEntries(
      Object.entries(schemes as Record<string, SecurityScheme>).filter(([name]) => taken.has(name)),
    ),
    pointerOf(part) {
      const pointer = pointers.get(part);
      if (pointer === undefined) throw new Error(`${file}: this is no part of the operation.`);
      return pointer;
    },
  };

  /**
   * The same node with every reference replaced by what it points to; keywords beside one win.
   * @param within the references that led here
   */
  function resolved(node: unknown, pointer: string, within: readonly string[]): unknown {
    if (node === null || typeof node !== "object") return node;
    if (Array.isArray(node)) return node.map((each, index) => resolved(each, `${pointer}/${index}`, within));
    const { $ref, ...rest } = node as Node;
    const own = Object.entries(rest).map(([name, value]) => [
      name,
      resolved(value, `${pointer}/${escaped(name)}`, within),
    ]);
    const made: object =
      typeof $ref === "string"
        ? { ...referred($ref, within), ...Object.fromEntries(own) }
        : Object.fromEntries(own);
    pointers.set(made, typeof $ref === "string" ? $ref : pointer);
    return made;
  }

  function referred($ref: string, within: readonly string[]): Node {
    if (within.includes($ref))
      throw new Error(`${file}: ${$ref} refers to itself, which the check cannot follow.`);
    return resolved(target(document, $ref, file), $ref, [...within, $ref]) as Node;
  }
}

/** What a local reference such as `#/components/schemas/BatchError` points to. */
export function target(document: object, reference: string, file: string): unknown {
  if (!reference.startsWith("#/")) {
    throw new Error(`${file}: ${reference} leads out of the file, where the check does not go. Bring it in.`);
  }
  const keys = reference.slice(2).split("/").map(unescaped);
  const found = keys.reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
  if (found === undefined) throw new Error(`${file}: ${reference} points to nothing`);
  return found;
}

/** A key as it stands in a JSON pointer. */
export const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

const unescaped = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");
