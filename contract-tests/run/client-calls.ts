import type { TerminateJobOptions } from "../../src/index.ts";
import type { Change } from "../changing-fetch.ts";
import type { Contract } from "../load-contract.ts";
import type { Preferred } from "../preferring-fetch.ts";
import type { Result, Stage, StageOptions } from "../scenario.ts";
import { forbiddenReads } from "../scenarios/forbidden-reads.ts";
import { forbiddenRequests } from "../scenarios/forbidden-requests.ts";
import { parameterCases } from "../scenarios/parameter-cases.ts";
import { readCases } from "../scenarios/read-cases.ts";

/** How our client makes the request of an operation. */
export interface ClientCall {
  /** What the ids of its scenarios begin with. */
  readonly prefix: string;
  /** What a caller can set, by the name of the parameter; the others are the client's own. */
  readonly options: Readonly<Record<string, keyof TerminateJobOptions>>;
  /** What is sent right, by the name of the parameter. */
  readonly cases: Readonly<Record<string, readonly CallCase[]>>;
  /** What the published documents forbid. */
  readonly forbidden: readonly { readonly what: string; readonly change: Change }[];
  /** What the mock is asked for where its own first success would not end the call. */
  readonly ending?: Preferred;
  /** Makes one call with a client of the stage. */
  make(stage: Stage, options?: StageOptions, callOptions?: TerminateJobOptions): Promise<Result>;
}

/** A call, and what one parameter is on the wire because of it. */
export interface CallCase {
  readonly options?: TerminateJobOptions;
  /** What is put into the request on its way, since the client has no option for it. */
  readonly put?: string;
  readonly sent?: string;
}

/** The operation that a call is for. */
interface Meant {
  readonly operationId: string;
  readonly method: string;
  readonly pathTemplate: string;
}

const termination: ClientCall & { readonly meant: Meant } = {
  meant: { operationId: "Job_Terminate", method: "POST", pathTemplate: "/jobs/{jobId}/terminate" },
  prefix: "",
  options: {
    timeout: "serverTimeoutSeconds",
    "client-request-id": "clientRequestId",
    "return-client-request-id": "returnClientRequestId",
    "If-Match": "ifMatch",
    "If-None-Match": "ifNoneMatch",
    "If-Modified-Since": "ifModifiedSince",
    "If-Unmodified-Since": "ifUnmodifiedSince",
  },
  cases: parameterCases,
  forbidden: forbiddenRequests,
  make: ({ client, jobId }, options, callOptions) => client(options).terminateJob(jobId, callOptions),
};

const read: ClientCall & { readonly meant: Meant } = {
  meant: { operationId: "Job_Get", method: "GET", pathTemplate: "/jobs/{jobId}" },
  prefix: "read-",
  options: {},
  cases: readCases,
  forbidden: forbiddenReads,
  ending: { status: 200, name: "CompletedJob" },
  make: ({ client, jobId, waitTimeoutMs }, options) =>
    client(options).waitForTermination(jobId, { waitTimeoutMs }),
};

/**
 * The call of our client that makes the request of a contract's operation: the one that has most in common with it, so that
 * a contract with a mistake is still tried.
 * @throws when our client has no such call
 */
export function clientCallOf({ method, pathTemplate, operation, file }: Contract): ClientCall {
  const likeness = ({ meant }: { meant: Meant }) =>
    Number(meant.operationId === operation.operationId) +
    Number(meant.method === method) +
    Number(meant.pathTemplate === pathTemplate);
  const [closest] = [termination, read].toSorted((one, other) => likeness(other) - likeness(one));
  if (closest && likeness(closest) > 0) return closest;
  throw new Error(`${file}: our client has no call for ${method} ${pathTemplate}. Leave that operation out.`);
}

/** The contracts of a run by the call of our client that they are about. */
export interface ByCall {
  readonly termination?: Contract;
  readonly read?: Contract;
}

/**
 * Finds the contract of each call.
 * @throws when our client has no call for an operation, or one for two
 */
export function byCall(contracts: readonly Contract[]): ByCall {
  const of = (call: ClientCall) => contracts.filter((contract) => clientCallOf(contract) === call);
  const [terminations, reads] = [of(termination), of(read)];
  for (const [first, second] of [terminations, reads]) {
    if (!first || !second) continue;
    const names = [first, second].map(({ method, pathTemplate }) => `${method} ${pathTemplate}`);
    throw new Error(
      `${first.file}: our client has one call for ${names.join(" and ")}. Leave one of them out.`,
    );
  }
  return {
    ...(terminations[0] && { termination: terminations[0] }),
    ...(reads[0] && { read: reads[0] }),
  };
}

/** The options for a client whose call is to end with its first success. */
export const towardsSuccess = ({ ending }: ClientCall): StageOptions =>
  ending === undefined ? {} : { prefer: [ending] };
