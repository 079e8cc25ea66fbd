import type { RawRequest } from "../../test/upstream/request-reader.ts";
import type { Account } from "./account.ts";
import { isCount } from "./http-values.ts";
import { type BatchAnswer, otherErrors, publishedErrors, withValues } from "./published-errors.ts";

// Microsoft Learn, "Job - Terminate": POST {batchUrl}/jobs/{jobId}/terminate?timeout={timeout}&api-version=…
const PATH = /^\/jobs\/([^/]+)\/terminate$/;

/** The job that a request is about; undefined when its path is not one of this operation. */
export function jobIdOf({ target }: RawRequest): string | undefined {
  const id = PATH.exec(target.split("?")[0] ?? "")?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

/** Why the service refuses the method and the path. */
export function refusalOfPath(request: RawRequest): BatchAnswer | undefined {
  // Microsoft Learn, "Batch status and error codes": 400 RequestUrlFailedToParse.
  if (!isDecodable(request.target)) return otherErrors.RequestUrlFailedToParse;
  // The same list: 404 ResourceNotFound.
  if (jobIdOf(request) === undefined) return otherErrors.ResourceNotFound;
  // The same list: 405 UnsupportedHttpVerb.
  return request.method === "POST" ? undefined : otherErrors.UnsupportedHttpVerb;
}

/** Why the service refuses the query. */
export function refusalOfQuery({ target }: RawRequest, account: Account): BatchAnswer | undefined {
  const query = new URLSearchParams(target.split("?")[1] ?? "");
  const version = query.get("api-version");
  // Microsoft Learn, "Job - Terminate": api-version is required. Its error: "Batch status and error codes".
  if (!version) return publishedErrors.MissingRequiredQueryParameter;
  // Microsoft Learn, "Batch service REST API versioning", and 400 UnsupportedRequestVersion of the list of codes.
  if (version !== account.apiVersion) return publishedErrors.UnsupportedRequestVersion;
  for (const [name, value] of query) {
    // Microsoft Learn, "Job - Terminate", has two names; 400 UnsupportedQueryParameter is of the list of codes.
    if (name !== "api-version" && name !== "timeout")
      return withValues(otherErrors.UnsupportedQueryParameter, { QueryParameterName: name });
    if (query.getAll(name).length > 1)
      return invalidValue(name, query.getAll(name).join(), "It comes twice.");
    // Microsoft Learn, "Job - Terminate": timeout is an int32. That it must not be below 0 was observed for a sibling:
    // Azure/azure-sdk-for-node, "should fail to list pools with invalid max" (recorded traffic, 2020).
    if (name === "timeout" && !isCount(value))
      return invalidValue(name, value, "It must be an integer of 32 bits that is not below 0.");
  }
  return undefined;
}

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
