import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { defaultAccount as account } from "./account.ts";
import { DATE, read, readQuery, request, signed } from "./request-by-hand.ts";

const RIGHT = `?api-version=${account.apiVersion}`;

/** Reads that the service takes. */
export const takenReads: ReadonlyArray<readonly [what: string, request: RawRequest]> = [
  ["a read", read()],
  ["a read with an empty body that is announced", read(RIGHT, { "Content-Length": "0" })],
  ["a read with a type of no body", read(RIGHT, { "Content-Type": "text/plain" })],
  ["some fields", readQuery("$select=id,state,executionInfo")],
  ["some fields, encoded", readQuery("%24select=id%2Cstate")],
  ["fields with a blank between them", readQuery("$select=id,%20state")],
  ["a field that few jobs have", readQuery("$select=networkConfiguration")],
  ["statistics", readQuery("$expand=stats")],
  ["a time for a read", readQuery("timeout=5")],
  ["a read under a condition", read(RIGHT, { "If-None-Match": "0x1" })],
];

/** Reads that the service refuses, and how. */
export const refusedReads: ReadonlyArray<
  readonly [what: string, status: number, code: string, request: RawRequest]
> = [
  ["a POST to the job itself", 405, "UnsupportedHttpVerb", { ...read(), method: "POST" }],
  ["a HEAD for a job", 405, "UnsupportedHttpVerb", { ...read(), method: "HEAD" }],
  ["a GET of the termination", 405, "UnsupportedHttpVerb", request({}, { method: "GET" })],
  ["a read of what is below a job", 404, "ResourceNotFound", read(`/tasks${RIGHT}`)],
  ["a read of all jobs", 404, "ResourceNotFound", { ...read(), target: `/jobs${RIGHT}` }],
  ["a read with no id", 404, "ResourceNotFound", { ...read(), target: `/jobs/${RIGHT}` }],

  ["a read without credentials", 401, "AuthenticationFailed", read(RIGHT, { Authorization: undefined })],
  [
    "a read with the signature of a termination",
    403,
    "AuthenticationFailed",
    { ...signed({ "ocp-date": DATE }), method: "GET", target: `/jobs/a${RIGHT}` },
  ],

  ["a read without api-version", 400, "MissingRequiredQueryParameter", read("")],
  ["a read in another api-version", 400, "UnsupportedRequestVersion", read("?api-version=2024-07-01.20.0")],
  ["an unknown parameter of a read", 400, "UnsupportedQueryParameter", readQuery("$filter=id")],
  ["select without its sign", 400, "UnsupportedQueryParameter", readQuery("select=id")],
  ["a negative time for a read", 400, "InvalidQueryParameterValue", readQuery("timeout=-1")],
  ["fields twice", 400, "InvalidQueryParameterValue", readQuery("$select=id&$select=state")],
  ["an unknown field", 400, "InvalidQueryParameterValue", readQuery("$select=id,status")],
  ["a field in another letter case", 400, "InvalidQueryParameterValue", readQuery("$select=Id")],
  ["no field at all", 400, "InvalidQueryParameterValue", readQuery("$select=")],
  ["something else that is expanded", 400, "InvalidQueryParameterValue", readQuery("$expand=tasks")],

  ["a wrong date in a read", 400, "InvalidHeaderValue", read(RIGHT, { "If-Modified-Since": "soon" })],
  ["a wrong id of a read", 400, "InvalidHeaderValue", read(RIGHT, { "client-request-id": "mine" })],
  [
    "conditions of a read that exclude each other",
    400,
    "MultipleConditionHeadersNotSupported",
    read(RIGHT, { "If-Match": "x", "If-None-Match": "x" }),
  ],
  [
    "a termination that selects",
    400,
    "UnsupportedQueryParameter",
    request({}, { target: `/jobs/a/terminate${RIGHT}&$select=id` }),
  ],
];
