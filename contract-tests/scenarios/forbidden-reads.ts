import { type Change, withHeader, withMethod, withPath, withQuery } from "../changing-fetch.ts";
import { BAD_DATES } from "./bad-dates.ts";

/** A read that the contract forbids. */
export interface ForbiddenRead {
  readonly what: string;
  /** The parameter of the contract that it is about, if it is about one. */
  readonly parameter?: string;
  /** Makes it out of a valid request of the client, by one change. */
  readonly change: Change;
  /** How the mock answers. */
  readonly status: number;
  /** What the mock says it is about, and the rule. */
  readonly violation?: string;
}

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
  {
    what: "no api-version",
    parameter: "api-version",
    change: withQuery("api-version", undefined),
    status: 422,
    violation: "request.query required",
  },
  {
    what: "another api-version",
    parameter: "api-version",
    change: withQuery("api-version", "2024-07-01.20.0"),
    status: 422,
    violation: "request.query.api-version const",
  },
  ...BAD_SELECTIONS.map((value) => ({
    what: `$select=${value}`,
    parameter: "$select",
    change: withQuery("$select", value),
    status: 422,
    violation: "request.query.$select pattern",
  })),
  ...(
    [
      ["abc", "type"],
      ["1.5", "type"],
      ["-1", "minimum"],
      ["2147483648", "maximum"],
    ] as const
  ).map(([value, rule]) => ({
    what: `timeout=${value}`,
    parameter: "timeout",
    change: withQuery("timeout", value),
    status: 422,
    violation: `request.query.timeout ${rule}`,
  })),
  ...["not-a-uuid", "{9C4D50EE-2D56-4CD3-8152-34347DC9F2B0}", "9C4D50EE2D564CD3815234347DC9F2B0"].map(
    (value) => ({
      what: `client-request-id: ${value}`,
      parameter: "client-request-id",
      change: withHeader("client-request-id", value),
      status: 422,
      violation: "request.header.client-request-id pattern",
    }),
  ),
  ...["maybe", "True", "1"].map((value) => ({
    what: `return-client-request-id: ${value}`,
    parameter: "return-client-request-id",
    change: withHeader("return-client-request-id", value),
    status: 422,
    violation: "request.header.return-client-request-id type",
  })),
  ...BAD_DATES.map((value) => ({
    what: `ocp-date: ${value}`,
    parameter: "ocp-date",
    change: withHeader("ocp-date", value),
    status: 422,
    violation: "request.header.ocp-date pattern",
  })),
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
