import { type Change, withBody, withHeader, withMethod, withPath, withQuery } from "../changing-fetch.ts";
import { BAD_DATES } from "./bad-dates.ts";

/** A request that the contract forbids. */
export interface ForbiddenRequest {
  readonly what: string;
  /** The parameter of the contract that it is about, if it is about one. */
  readonly parameter?: string;
  /** Makes it out of a valid request of the client, by one change. */
  readonly change: Change;
  /** How the mock answers. */
  readonly status: number;
  /** What the mock says it is about, and the rule: so that it is not refused for another reason. */
  readonly violation?: string;
  /** How a caller might try to have it sent. */
  readonly attempt: {
    readonly jobId?: string;
    readonly options?: Record<string, unknown>;
    /** What the client says is wrong. */
    readonly argument: string;
  };
}

const DATES = [
  ["ocp-date", "ocpDate"],
  ["If-Modified-Since", "ifModifiedSince"],
  ["If-Unmodified-Since", "ifUnmodifiedSince"],
] as const;

export const forbiddenRequests: readonly ForbiddenRequest[] = [
  {
    what: "an empty job id",
    parameter: "jobId",
    change: withPath("/jobs//terminate"),
    status: 422,
    violation: "request.path required",
    attempt: { jobId: "", argument: "jobId" },
  },
  {
    what: "no api-version",
    parameter: "api-version",
    change: withQuery("api-version", undefined),
    status: 422,
    violation: "request.query required",
    attempt: { options: { apiVersion: undefined }, argument: "options.apiVersion" },
  },
  {
    what: "another api-version",
    parameter: "api-version",
    change: withQuery("api-version", "2024-07-01.20.0"),
    status: 422,
    violation: "request.query.api-version const",
    attempt: { options: { apiVersion: "2024-07-01.20.0" }, argument: "options.apiVersion" },
  },
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
    attempt: {
      options: { serverTimeoutSeconds: value === "abc" ? value : Number(value) },
      argument: "options.serverTimeoutSeconds",
    },
  })),
  ...[
    "not-a-uuid",
    "{9C4D50EE-2D56-4CD3-8152-34347DC9F2B0}",
    "9C4D50EE2D564CD3815234347DC9F2B0",
    "urn:uuid:9C4D50EE-2D56-4CD3-8152-34347DC9F2B0",
  ].map((value) => ({
    what: `client-request-id: ${value}`,
    parameter: "client-request-id",
    change: withHeader("client-request-id", value),
    status: 422,
    violation: "request.header.client-request-id pattern",
    attempt: { options: { clientRequestId: value }, argument: "options.clientRequestId" },
  })),
  ...["maybe", "True", "1"].map((value) => ({
    what: `return-client-request-id: ${value}`,
    parameter: "return-client-request-id",
    change: withHeader("return-client-request-id", value),
    status: 422,
    violation: "request.header.return-client-request-id type",
    attempt: { options: { returnClientRequestId: value }, argument: "options.returnClientRequestId" },
  })),
  ...DATES.flatMap(([parameter, option]) =>
    BAD_DATES.map((value) => ({
      what: `${parameter}: ${value}`,
      parameter,
      change: withHeader(parameter, value),
      status: 422,
      violation: `request.header.${parameter.toLowerCase()} pattern`,
      attempt: { options: { [option]: value }, argument: `options.${option}` },
    })),
  ),
  {
    what: "an unknown property of the body",
    change: withBody('{"reason":"superseded"}'),
    status: 422,
    violation: "request.body additionalProperties",
    attempt: { options: { reason: "superseded" }, argument: "options.reason" },
  },
  {
    what: "a reason that is a number",
    change: withBody('{"terminateReason":42}'),
    status: 422,
    violation: "request.body.terminateReason type",
    attempt: { options: { terminateReason: 42 }, argument: "options.terminateReason" },
  },
  {
    what: "a reason that is null",
    change: withBody('{"terminateReason":null}'),
    status: 422,
    violation: "request.body.terminateReason type",
    attempt: { options: { terminateReason: null }, argument: "options.terminateReason" },
  },
  {
    what: "a body that is a list",
    change: withBody("[]"),
    status: 422,
    violation: "request.body type",
    attempt: { options: { body: [] }, argument: "options.body" },
  },
  ...["text/plain", undefined].map((value) => ({
    what: value === undefined ? "no content type" : `the content type ${value}`,
    change: withHeader("content-type", value),
    status: 415,
    violation: "request 415",
    attempt: { options: { headers: { "Content-Type": value } }, argument: "options.headers" },
  })),
  ...["PUT", "DELETE", "PATCH"].map((method) => ({
    what: `the method ${method}`,
    change: withMethod(method),
    status: 405,
    attempt: { options: { method }, argument: "options.method" },
  })),
  {
    what: "a path in another letter case",
    change: withPath("/Jobs/nightly-42/Terminate"),
    status: 404,
    attempt: { options: { path: "/Jobs/nightly-42/Terminate" }, argument: "options.path" },
  },
  ...[undefined, ""].map((value) => ({
    what: value === undefined ? "no credentials" : "empty credentials",
    change: withHeader("authorization", value),
    status: 401,
    violation: "request 401",
    attempt: { options: { headers: { Authorization: value } }, argument: "options.headers" },
  })),
];
