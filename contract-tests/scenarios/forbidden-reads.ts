import { withHeader, withMethod, withPath, withQuery } from "../changing-fetch.ts";
import { type ForbiddenRequest, forbiddenRequests } from "./forbidden-requests.ts";

/** A read that the contract forbids. */
export type ForbiddenRead = Omit<ForbiddenRequest, "attempt">;

const SHARED: ReadonlySet<string> = new Set([
  "api-version",
  "timeout",
  "client-request-id",
  "return-client-request-id",
  "ocp-date",
]);

// Ways in which a list of fields goes wrong, in each of its parts.
const BAD_SELECTIONS = ["state,", ",state", "state,1", "state/1", "state,id/1", "1", "state;id"];

export const forbiddenReads: readonly ForbiddenRead[] = [
  {
    what: "an empty job id",
    parameter: "jobId",
    change: withPath("/jobs/"),
    status: 422,
    violation: "request.path required",
  },
  ...BAD_SELECTIONS.map((value) => ({
    what: `$select=${value}`,
    parameter: "$select",
    change: withQuery("$select", value),
    status: 422,
    violation: "request.query.$select pattern",
  })),
  // What a read has in common with the request to terminate is refused alike.
  ...forbiddenRequests.filter(({ parameter = "" }) => SHARED.has(parameter)),
  ...["PUT", "DELETE", "PATCH", "POST"].map((method) => ({
    what: `the method ${method}`,
    change: withMethod(method),
    status: 405,
  })),
  {
    what: "a path in another letter case",
    change: withPath("/Jobs/nightly-42"),
    status: 404,
  },
  ...[undefined, ""].map((value) => ({
    what: value === undefined ? "no credentials" : "empty credentials",
    change: withHeader("authorization", value),
    status: 401,
    violation: "request 401",
  })),
];
