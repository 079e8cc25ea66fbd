import type { RawRequest } from "../../test/upstream/request-reader.ts";
import type { Account } from "./account.ts";
import { isCount } from "./http-values.ts";
import { isField, selectedNames } from "./job-body.ts";
import { type BatchAnswer, otherErrors, publishedErrors, withValues } from "./published-errors.ts";

/** What can be asked of the service here. */
export type Operation = "terminate" | "read";

// Microsoft Learn, "Job - Terminate": POST {batchUrl}/jobs/{jobId}/terminate?timeout={timeout}&api-version=…
// and "Job - Get": GET {batchUrl}/jobs/{jobId}?$select={$select}&$expand={$expand}&timeout={timeout}&api-version=…
const PATH = /^\/jobs\/([^/]+)(\/terminate)?$/;
const METHODS: Readonly<Record<Operation, string>> = { terminate: "POST", read: "GET" };

const pathOf = ({ target }: RawRequest) => PATH.exec(target.split("?")[0] ?? "");

/** The job that a request is about; undefined when its path is not one of these operations. */
export function jobIdOf(request: RawRequest): string | undefined {
  const id = pathOf(request)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

/** What a request asks for, by its path alone. */
export const operationOf = (request: RawRequest): Operation =>
  pathOf(request)?.[2] === undefined ? "read" : "terminate";

/** Why the service refuses the method and the path. */
export function refusalOfPath(request: RawRequest): BatchAnswer | undefined {
  // Microsoft Learn, "Batch status and error codes": 400 RequestUrlFailedToParse.
  if (!isDecodable(request.target)) return otherErrors.RequestUrlFailedToParse;
  // The same list: 404 ResourceNotFound.
  if (jobIdOf(request) === undefined) return otherErrors.ResourceNotFound;
  // The same list: 405 UnsupportedHttpVerb.
  return request.method === METHODS[operationOf(request)] ? undefined : otherErrors.UnsupportedHttpVerb;
}

/** Why the service refuses the query. */
export function refusalOfQuery(request: RawRequest, account: Account): BatchAnswer | undefined {
  const query = queryOf(request);
  const version = query.get("api-version");
  // Microsoft Learn, "Job - Terminate": api-version is required. Its error: "Batch status and error codes".
  if (!version) return publishedErrors.MissingRequiredQueryParameter;
  // Microsoft Learn, "Batch service REST API versioning", and 400 UnsupportedRequestVersion of the list of codes.
  if (version !== account.apiVersion) return publishedErrors.UnsupportedRequestVersion;
  const names = NAMES[operationOf(request)];
  for (const [name, value] of query) {
    // 400 UnsupportedQueryParameter is of the list of codes.
    if (!names.includes(name))
      return withValues(otherErrors.UnsupportedQueryParameter, { QueryParameterName: name });
    if (query.getAll(name).length > 1)
      return invalidValue(name, query.getAll(name).join(), "It comes twice.");
    const reason = FORMS[name]?.(value);
    if (reason !== undefined) return invalidValue(name, value, reason);
  }
  return undefined;
}

/** The `$select` clause of a request, if it has one. */
export const selectOf = (request: RawRequest): string | undefined =>
  queryOf(request).get("$select") ?? undefined;

const queryOf = ({ target }: RawRequest) => new URLSearchParams(target.split("?")[1] ?? "");

// Microsoft Learn, "Job - Terminate" and "Job - Get", URI parameters.
const NAMES: Readonly<Record<Operation, readonly string[]>> = {
  terminate: ["api-version", "timeout"],
  read: ["api-version", "timeout", "$select", "$expand"],
};

// What is wrong with a value. That timeout, an int32, must not be below 0 was observed for a sibling:
// Azure/azure-sdk-for-node, "should fail to list pools with invalid max" (recorded traffic, 2020). How a field that does
// not exist is refused is recorded nowhere.
const FORMS: Readonly<Record<string, (value: string) => string | undefined>> = {
  timeout: (value) => (isCount(value) ? undefined : "It must be an integer of 32 bits that is not below 0."),
  $select: (value) => {
    const unknown = selectedNames(value).find((name) => !isField(name));
    return unknown === undefined ? undefined : `A job has no field '${unknown}'.`;
  },
  // Microsoft Learn, "Job - Get", stats: there may be none yet, and these jobs have none.
  $expand: (value) => (value === "stats" ? undefined : "Only stats can be expanded."),
};

const invalidValue = (name: string, value: string, reason: string) =>
  withValues(publishedErrors.InvalidQueryParameterValue, {
    QueryParameterName: name,
    QueryParameterValue: value,
    Reason: reason,
  });

function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
}
