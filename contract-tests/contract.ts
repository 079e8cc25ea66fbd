import type { BatchError, Job, JobState, JobTerminateParameter } from "../generated/types.gen.ts";
import {
  type Contract,
  type Document,
  type Header,
  loadContracts,
  type Operation,
  type Parameter,
  type Response,
} from "./load-contract.ts";

export type { Node, Parameter, Schema } from "./load-contract.ts";

/** This project's contracts, one for each operation. */
export const contracts: readonly Contract[] = loadContracts();

/** The contract of Job - Terminate. */
export const contract: Contract = contractNamed("Job_Terminate");

/** The contract of Job - Get, the read that waiting needs. */
export const readingContract: Contract = contractNamed("Job_Get");

/** The document as it is written, references and all. */
export const document: Document = contract.document;

/** `/jobs/{jobId}/terminate` */
export const pathTemplate: string = contract.pathTemplate;

export const apiVersion: string = document.info.version;

/** Job - Terminate, without references. */
export const operation: Operation = contract.operation;

/** The path, query or header parameter of that name, in the letter case of the contract. */
export function parameter(name: string): Parameter {
  return named(Object.fromEntries(operation.parameters.map((each) => [each.name, each])), name, "parameter");
}

/** The job that the examples are about. */
export const exampleJobId = named(parameter("jobId").examples ?? {}, "NightlyJob", "example").value as string;

/** The account URL that stands in the server variable when nobody fills it in. */
export const exampleEndpoint: string = document.servers[0]?.variables["batchUrl"]?.default ?? "";

const { content: requestContent = {} } = operation.requestBody ?? {};

/** The one media type that a request body has. */
export const requestMediaType: string = firstKey(requestContent);

/** The media type that the service's errors come with. */
export const errorMediaType: string = firstKey(response("default").content ?? {});

/** The request bodies, by the name of their example. */
export const requestExamples: Record<string, JobTerminateParameter> = Object.fromEntries(
  Object.entries(requestContent[requestMediaType]?.examples ?? {}).map(([name, { value }]) => [name, value]),
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
  const body = value as BatchError;
  if (status === undefined || body.code === undefined) {
    throw new Error(`${contract.file}: the error example ${name} needs x-status and a code`);
  }
  return { name, status, code: body.code, body };
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
    named(examples ?? {}, "Accepted", "example").value,
  ]),
);

export interface JobExample {
  /** The name to ask the mock for. */
  name: string;
  state: JobState;
  body: Job;
}

/** Every documented job, in the order of the contract: one in each state. */
export const jobExamples: JobExample[] = Object.entries(
  readingContract.operation.responses["200"]?.content?.[errorMediaType]?.examples ?? {},
).map(([name, { value }]) => {
  const body = value as Job;
  if (body.state === undefined)
    throw new Error(`${contract.file}: the example ${name} of a job needs a state`);
  return { name, state: body.state, body };
});

export function jobExample(state: JobState): JobExample {
  return named(Object.fromEntries(jobExamples.map((each) => [each.state, each])), state, "example of a job");
}

function contractNamed(operationId: string): Contract {
  const named = contracts.find(({ operation: { operationId: id } }) => id === operationId);
  if (named) return named;
  throw new Error(`openapi/job-terminate.yaml: no operation ${operationId}`);
}

function response(status: string): Response {
  return named(operation.responses, status, "response");
}

function named<Value>(all: Record<string, Value>, name: string, kind: string): Value {
  const found = all[name];
  if (found !== undefined) return found;
  throw new Error(`${contract.file}: no ${kind} "${name}"; there are ${Object.keys(all).join(", ")}`);
}

function firstKey(map: Record<string, unknown>): string {
  const [key] = Object.keys(map);
  if (key === undefined) throw new Error(`${contract.file}: a list of media types is empty`);
  return key;
}
