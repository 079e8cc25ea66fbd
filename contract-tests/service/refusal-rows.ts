import { httpDate } from "../../test/upstream/batch-answers.ts";
import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { defaultAccount as account } from "./account.ts";
import { at, DATE, NOW, PATH, query, request, saying, signed } from "./request-by-hand.ts";

const MINUTE = 60_000;

/** Requests that the service takes. */
export const takenRequests: ReadonlyArray<readonly [what: string, request: RawRequest]> = [
  ["a token", request()],
  ["a signature", signed({ "ocp-date": DATE })],
  ["a signature over Date", signed({ Date: DATE })],
  ["a signature of 15 minutes ago", signed({ "ocp-date": httpDate(NOW - 15 * MINUTE) })],
  ["a clock that is 15 minutes early", signed({ "ocp-date": httpDate(NOW + 15 * MINUTE) })],
  ["an old date beside a token", request({ "ocp-date": "Fri, 17 Feb 2017 00:00:00 GMT" })],
  ["a job id of a schedule", at(`/jobs/nightly%3Ajob-1/terminate?api-version=${account.apiVersion}`)],
  ["a slash in a job id", at(`/jobs/a%2Fb/terminate?api-version=${account.apiVersion}`)],
  ["no time at all", query("timeout=0")],
  ["the longest time", query("timeout=2147483647")],
  ["an upper-case GUID", request({ "client-request-id": "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" })],
  ["a refusal of the id", request({ "return-client-request-id": "false" })],
  ["If-Match and If-Unmodified-Since", request({ "If-Match": "x", "If-Unmodified-Since": DATE })],
  ["If-None-Match and If-Modified-Since", request({ "If-None-Match": "x", "If-Modified-Since": DATE })],
  ["a media type without a blank", request({ "Content-Type": "application/json;odata=minimalmetadata" })],
  ["a reason", saying('{"terminateReason":"superseded"}')],
  ["an empty body", saying("")],
  ["an empty body without a type", request({ "Content-Type": undefined }, { body: Buffer.alloc(0) })],
  ["an unknown header", request({ "x-odd": "1" })],
];

/** Requests that the service refuses, and how. */
export const refusedRequests: ReadonlyArray<
  readonly [what: string, status: number, code: string, request: RawRequest]
> = [
  ["an unknown path", 404, "ResourceNotFound", at("/nothing")],
  ["an empty job id", 404, "ResourceNotFound", at("/jobs//terminate")],
  ["a path in another letter case", 404, "ResourceNotFound", at(PATH.replace("jobs", "Jobs"))],
  ["a path that goes on", 404, "ResourceNotFound", at("/jobs/a/terminate/")],
  ["a broken escape", 400, "RequestUrlFailedToParse", at("/jobs/100%/terminate")],
  ["another method", 405, "UnsupportedHttpVerb", request({}, { method: "PUT" })],

  ["no credentials", 401, "AuthenticationFailed", request({ Authorization: undefined })],
  ["empty credentials", 401, "AuthenticationFailed", request({ Authorization: "" })],
  ["another token", 401, "AuthenticationFailed", request({ Authorization: "Bearer another" })],
  ["another scheme", 400, "InvalidAuthenticationInfo", request({ Authorization: "Basic YTpi" })],
  [
    "a signature without an account",
    400,
    "InvalidAuthenticationInfo",
    request({ Authorization: "SharedKey a=" }),
  ],
  ["a token in lower case", 400, "InvalidAuthenticationInfo", request({ Authorization: "bearer x" })],
  [
    "credentials twice",
    400,
    "InvalidAuthenticationInfo",
    { ...request(), headers: [...request().headers, ["authorization", `Bearer ${account.token}`]] },
  ],
  ["another key", 403, "AuthenticationFailed", signed({ "ocp-date": DATE }, btoa("another key"))],
  ["another account", 403, "AuthenticationFailed", signed({ "ocp-date": DATE }, account.key, "other")],
  [
    "a signature over something else",
    403,
    "AuthenticationFailed",
    { ...signed({ "ocp-date": DATE }), target: `${PATH}&timeout=3` },
  ],
  ["a signature without a date", 403, "AuthenticationFailed", signed({})],
  ["a signature with no date in its date", 403, "AuthenticationFailed", signed({ "ocp-date": "today" })],
  [
    "a signature that is too old",
    403,
    "AuthenticationFailed",
    signed({ "ocp-date": httpDate(NOW - 15 * MINUTE - 1_000) }),
  ],
  [
    "a signature of the future",
    403,
    "AuthenticationFailed",
    signed({ "ocp-date": httpDate(NOW + 15 * MINUTE + 1_000) }),
  ],

  ["no api-version", 400, "MissingRequiredQueryParameter", at("/jobs/a/terminate")],
  ["an empty api-version", 400, "MissingRequiredQueryParameter", at("/jobs/a/terminate?api-version=")],
  [
    "another api-version",
    400,
    "UnsupportedRequestVersion",
    at("/jobs/a/terminate?api-version=2099-01-01.1.0"),
  ],
  ["an unknown parameter", 400, "UnsupportedQueryParameter", query("force=true")],
  ["a parameter in another letter case", 400, "UnsupportedQueryParameter", query("timeOut=30")],
  ["a parameter twice", 400, "InvalidQueryParameterValue", query("timeout=1&timeout=2")],
  ...["abc", "", "-1", "1.5", "3e1", "2147483648"].map(
    (value) => [`timeout=${value}`, 400, "InvalidQueryParameterValue", query(`timeout=${value}`)] as const,
  ),

  ...[
    ["client-request-id", "mine"],
    ["client-request-id", "{9C4D50EE-2D56-4CD3-8152-34347DC9F2B0}"],
    ["return-client-request-id", "True"],
    ["return-client-request-id", "1"],
    ["ocp-date", "2017-02-17T00:00:00Z"],
    ["ocp-date", "Mon, 17 Feb 2017 00:00:00 GMT"],
    ["If-Modified-Since", "Fri, 31 Feb 2017 00:00:00 GMT"],
    ["If-Unmodified-Since", "Friday, 17-Feb-17 00:00:00 GMT"],
    ["Content-Type", "text/plain"],
    ["Content-Type", "application/json"],
    ["Content-Type", "application/json; odata=fullmetadata"],
    ["Content-Type", "application/json; odata=minimalmetadata; charset=utf-8"],
  ].map(
    ([name = "", value = ""]) =>
      [`${name}: ${value}`, 400, "InvalidHeaderValue", request({ [name]: value })] as const,
  ),
  ...(
    [
      ["If-Match", "If-None-Match"],
      ["If-Match", "If-Modified-Since"],
      ["If-None-Match", "If-Unmodified-Since"],
      ["If-Modified-Since", "If-Unmodified-Since"],
    ] as const
  ).map(
    ([one, other]) =>
      [
        `${one} with ${other}`,
        400,
        "MultipleConditionHeadersNotSupported",
        request({ [one]: DATE, [other]: DATE }),
      ] as const,
  ),

  ["a body of unknown length", 411, "MissingContentLengthHeader", request({ "Content-Length": undefined })],
  [
    "a body that is too long",
    413,
    "RequestBodyTooLarge",
    request({}, { body: Buffer.alloc(account.maxBodyBytes + 1) }),
  ],
  ["a body without a type", 400, "MissingRequiredHeader", request({ "Content-Type": undefined })],
  ["malformed JSON", 400, "InvalidRequestBody", saying('{"a')],
  [
    "bytes that are no text",
    400,
    "InvalidRequestBody",
    request({}, { body: Buffer.from([0x22, 0xff, 0x22]) }),
  ],
  ["a list", 400, "InvalidRequestBody", saying("[]")],
  ["null", 400, "InvalidRequestBody", saying("null")],
  ["an unknown property", 400, "InvalidRequestBody", saying('{"reason":"x"}')],
  ["a reason that is a number", 400, "InvalidRequestBody", saying('{"terminateReason":42}')],
  ["a reason that is null", 400, "InvalidPropertyValue", saying('{"terminateReason":null}')],
];
