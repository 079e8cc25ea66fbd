import type { BatchError, JobTerminateParameter } from "../generated/types.gen.ts";
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
  examples: Record<string, Example<string>>;
}

export interface MediaType<Value> {
  schema: Schema;
  examples: Record<string, Example<Value>>;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType<JobTerminateParameter>>;
}

export interface Response {
  headers?: Record<string, Header>;
  content?: Record<string, MediaType<BatchError>>;
}

export interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody: RequestBody;
  responses: Record<string, Response>;
}

/** The document as it is written, references and all. */
export const document = readContract() as Node & {
  info: { version: string };
  "x-sources": Record<string, { title: string; url: string; path?: string }>;
  servers: Array<{ url: string; variables: Record<string, { default: string }> }>;
  paths: Record<string, Record<string, Node>>;
  components: Record<string, Record<string, Node>>;
};

/** What a local reference such as `#/components/schemas/BatchError` points to. */
export function target(reference: string): unknown {
  const keys = reference
    .replace(/^#\//, "")
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = keys.reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
  if (found === undefined) throw new Error(`${contractPath}: ${reference} points to nothing`);
  return found;
}

/** The same node with every reference below it replaced by what it points to; keywords beside one win. */
export function resolved(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(resolved);
  if (node === null || typeof node !== "object") return node;
  const { $ref, ...rest } = node as Node;
  const own = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolved(value)]));
  return typeof $ref === "string" ? { ...(resolved(target($ref)) as Node), ...own } : own;
}

const [onlyPath] = Object.keys(document.paths);
if (onlyPath === undefined) throw new Error(`${contractPath}: no path`);

/** `/jobs/{jobId}/terminate` */
export const pathTemplate: string = onlyPath;

export const apiVersion: string = document.info.version;

/** The operation, without references. */
export const operation = resolved(document.paths[pathTemplate]?.["post"]) as Operation;

/** The path, query or header parameter of that name, in the letter case of the contract. */
export function parameter(name: string): Parameter {
  return named(Object.fromEntries(operation.parameters.map((each) => [each.name, each])), name, "parameter");
}

/** The job that the examples are about. */
export const exampleJobId = named(parameter("jobId").examples ?? {}, "NightlyJob", "example").value as string;

/** The account URL that stands in the server variable when nobody fills it in. */
export const exampleEndpoint: string = document.servers[0]?.variables["batchUrl"]?.default ?? "";

/** The one media type that a request body has. */
export const requestMediaType: string = firstKey(operation.requestBody.content);

/** The media type that the service's errors come with. */
export const errorMediaType: string = firstKey(response("default").content ?? {});

/** The request bodies, by the name of their example. */
export const requestExamples: Record<string, JobTerminateParameter> = Object.fromEntries(
  Object.entries(operation.requestBody.content[requestMediaType]?.examples ?? {}).map(([name, { value }]) => [
    name,
    value,
  ]),
);

export interface ErrorExample {
  /** The name to ask the mock for. */
  name: string;
  status: number;
  code: string;
  body: BatchError;
}

/** Every documented error with its status, in the order of the contract. */
export const errorExamples: ErrorExample[] = Object.entries(
  response("default").content?.[errorMediaType]?.examples ?? {},
).map(([name, { value, "x-status": status }]) => {
  if (status === undefined || value.code === undefined) {
    throw new Error(`${contractPath}: the error example ${name} needs x-status and a code`);
  }
  return { name, status, code: value.code, body: value };
});

export function errorExample(name: string): ErrorExample {
  return named(Object.fromEntries(errorExamples.map((each) => [each.name, each])), name, "error example");
}

/** The headers of the 202, by the names of the contract. */
export const acceptedHeaders: Record<string, Header> = response("202").headers ?? {};

/** The values that the headers of the example 202 have, by the names of the contract. */
export const acceptedExample: Record<string, string> = Object.fromEntries(
  Object.entries(acceptedHeaders).map(([name, { examples }]) => [
    name,
    named(examples, "Accepted", "example").value,
  ]),
);

function response(status: string): Response {
  return named(operation.responses, status, "response");
}

function named<Value>(all: Record<string, Value>, name: string, kind: string): Value {
  const found = all[name];
  if (found !== undefined) return found;
  throw new Error(`${contractPath}: no ${kind} "${name}"; there are ${Object.keys(all).join(", ")}`);
}

function firstKey(map: Record<string, unknown>): string {
  const [key] = Object.keys(map);
  if (key === undefined) throw new Error(`${contractPath}: a list of media types is empty`);
  return key;
}
