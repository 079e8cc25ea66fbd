import type { CoverageLine } from "./report.ts";

const FILE = "openapi/job-terminate.yaml";

const parameters = [
  "jobId",
  "api-version",
  "timeout",
  "client-request-id",
  "return-client-request-id",
  "ocp-date",
  "If-Match",
  "If-None-Match",
  "If-Modified-Since",
  "If-Unmodified-Since",
];
const headers = ["client-request-id", "request-id", "ETag", "Last-Modified", "DataServiceId"];
const fields = ["odata.metadata", "code", "message", "message.lang", "message.value", "values", "values.key"];
const errors = [
  "InvalidHeaderValue",
  "InvalidRequestBody",
  "InvalidPropertyValue",
  "InvalidQueryParameterValue",
  "MissingRequiredQueryParameter",
  "MultipleConditionHeadersNotSupported",
  "UnsupportedRequestVersion",
  "InvalidAuthenticationInfo",
  "AuthenticationFailedForToken",
  "AuthenticationFailed",
  "InsufficientAccountPermissions",
  "AccountIsDisabled",
  "JobNotFound",
  "JobBeingTerminated",
  "JobCompleted",
  "JobBeingDeleted",
  "JobDisabled",
  "JobNotActive",
  "OperationInvalidForCurrentState",
  "MissingContentLengthHeader",
  "ConditionNotMet",
  "RequestBodyTooLarge",
  "TooManyRequests",
  "InternalError",
  "OperationTimedOut",
  "ServerBusy",
];

const requestChecks = ["request-line", "request-parameters"];
const answerChecks = ["client-answers", "response-body", "response-content-type", "response-status"];

/** The elements of a contract like ours, all covered but those whose names are given. */
export function coverageWithout(...missing: readonly string[]): CoverageLine[] {
  let line = 90;
  const all = (
    kind: CoverageLine["kind"],
    group: string,
    names: readonly string[],
    checks: readonly string[],
  ) =>
    names.map((name): CoverageLine => {
      const covered = !missing.includes(name);
      line += 7;
      const place = { file: FILE, line, pointer: `#/${group.replaceAll(" ", "/")}/${name}` };
      return { kind, group, name, place, covered, checks: covered ? checks : [] };
    });
  const response = "response default";
  return [
    ...all("operation", "request", ["Job_Terminate"], requestChecks),
    ...all("security", "request", ["azure_auth", "api_key"], ["request-credentials"]),
    ...all("parameter", "request", parameters, requestChecks),
    ...all(
      "body",
      "request",
      ["application/json; odata=minimalmetadata"],
      ["request-body", "request-content-type"],
    ),
    ...all("field", "request", ["terminateReason"], ["request-body"]),
    ...all("example", "request", ["WithReason", "WithoutReason"], ["request-body"]),
    ...all("status", "response 202", ["202"], ["response-status"]),
    ...all("header", "response 202", headers, ["client-result", "response-headers"]),
    ...all("status", response, ["default"], ["response-status"]),
    ...all(
      "media type",
      response,
      ["application/json;odata=minimalmetadata", "application/json"],
      answerChecks,
    ),
    ...all("field", response, fields, ["response-body"]),
    ...all("example", response, errors, answerChecks),
  ];
}
