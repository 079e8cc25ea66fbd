import type { ErrorValue } from "../../test/upstream/batch-answers.ts";

/** An error of the service as plain data: what of it is published, and how it is said. */
export interface BatchAnswer {
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  readonly values: readonly ErrorValue[];
}

// Code and status: Microsoft Learn, "Batch status and error codes". What is not in that list names its source here;
// so do sentences and keys that were observed. All other words are this project's own.
const error = (
  status: number,
  code: string,
  sentence: string,
  values: Readonly<Record<string, string>> = {},
): BatchAnswer => ({
  status,
  code,
  sentence,
  values: Object.entries(values).map(([key, value]) => ({ key, value })),
});

/** The errors that can be an answer to Job - Terminate or to Job - Get, by name; two have the same code and another status. */
export const publishedErrors = {
  // Observed: Azure/msrest-for-python, tests/test_exceptions.py.
  InvalidHeaderValue: error(
    400,
    "InvalidHeaderValue",
    "The value for one of the HTTP headers is not in the correct format.",
    { HeaderName: "Content-Type", HeaderValue: "application/json; odata=minimalmetadata; charset=utf-8" },
  ),
  // The key was observed: Azure/azure-powershell, issue 12147.
  InvalidRequestBody: error(400, "InvalidRequestBody", "The body cannot be understood.", {
    Reason: "It is not JSON.",
  }),
  // Observed: Azure/azure-sdk-for-python, pull request 5756.
  InvalidPropertyValue: error(
    400,
    "InvalidPropertyValue",
    "The value provided for one of the properties in the request body is invalid.",
    { PropertyName: "terminateReason", PropertyValue: "null", Reason: "It must be a text." },
  ),
  // Observed: Azure/azure-sdk-for-node, "should fail to list pools with invalid max" (recorded traffic, 2020).
  InvalidQueryParameterValue: error(
    400,
    "InvalidQueryParameterValue",
    "Value for one of the query parameters specified in the request URI is invalid.",
    { QueryParameterName: "timeout", QueryParameterValue: "-5", Reason: "It must not be below 0." },
  ),
  // Its key, and that of UnsupportedQueryParameter: by analogy with InvalidQueryParameterValue.
  MissingRequiredQueryParameter: error(400, "MissingRequiredQueryParameter", "The query lacks a parameter.", {
    QueryParameterName: "api-version",
  }),
  MultipleConditionHeadersNotSupported: error(
    400,
    "MultipleConditionHeadersNotSupported",
    "These conditions exclude each other.",
  ),
  UnsupportedRequestVersion: error(400, "UnsupportedRequestVersion", "There is no such version here."),
  InvalidAuthenticationInfo: error(400, "InvalidAuthenticationInfo", "Authorization has a wrong form."),
  // Observed: AzureAD/microsoft-authentication-library-for-js, issue 1735.
  AuthenticationFailedForToken: error(
    401,
    "AuthenticationFailed",
    "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly.",
    { AuthenticationErrorDetail: "The token is not one that this account takes." },
  ),
  // Observed: Stack Overflow, answer 59024892.
  AuthenticationFailed: error(
    403,
    "AuthenticationFailed",
    "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.",
    { AuthenticationErrorDetail: "The signature is not the one that the service computed." },
  ),
  InsufficientAccountPermissions: error(
    403,
    "InsufficientAccountPermissions",
    "Not permitted in this account.",
  ),
  AccountIsDisabled: error(403, "AccountIsDisabled", "This account is closed for now."),
  // Observed: Azure/azure-sdk-assets, JobTests.canCrudJob (recorded traffic, 2025).
  JobNotFound: error(404, "JobNotFound", "The specified job does not exist."),
  JobBeingTerminated: error(409, "JobBeingTerminated", "The job is on its way to its end."),
  JobCompleted: error(409, "JobCompleted", "The job has come to its end."),
  // Observed: Azure/azure-sdk-for-java, canCRUDJob (recorded traffic, 2023).
  JobBeingDeleted: error(
    409,
    "JobBeingDeleted",
    "The specified job has been marked for deletion and is being garbage collected.",
  ),
  JobDisabled: error(409, "JobDisabled", "The job is off."),
  JobNotActive: error(409, "JobNotActive", "The job is not running."),
  OperationInvalidForCurrentState: error(
    409,
    "OperationInvalidForCurrentState",
    "The job cannot do this now.",
  ),
  MissingContentLengthHeader: error(411, "MissingContentLengthHeader", "How long is the body?"),
  ConditionNotMet: error(412, "ConditionNotMet", "A condition of the request does not hold."),
  RequestBodyTooLarge: error(413, "RequestBodyTooLarge", "The body is longer than allowed."),
  // Not in the list. Observed: Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023).
  TooManyRequests: error(
    429,
    "TooManyRequests",
    "Request failed as server encountered too many requests. Please try again.",
  ),
  InternalError: error(500, "InternalError", "The service has failed."),
  OperationTimedOut: error(500, "OperationTimedOut", "The service ran out of time."),
  ServerBusy: error(503, "ServerBusy", "The service is too busy."),
} as const satisfies Readonly<Record<string, BatchAnswer>>;

/** Answers to requests that no client of these operations makes. */
export const otherErrors = {
  // The list has it for reads alone. It has no body, so its words stay here.
  NotModified: error(304, "ConditionNotMet", "The job is the one that the caller knows."),
  RequestUrlFailedToParse: error(400, "RequestUrlFailedToParse", "The URL cannot be read."),
  MissingRequiredHeader: error(400, "MissingRequiredHeader", "A header is missing.", {
    HeaderName: "Content-Type",
  }),
  UnsupportedQueryParameter: error(400, "UnsupportedQueryParameter", "The query has a name too many.", {
    QueryParameterName: "force",
  }),
  ResourceNotFound: error(404, "ResourceNotFound", "There is nothing at this path."),
  UnsupportedHttpVerb: error(405, "UnsupportedHttpVerb", "This method is not for this path."),
} as const satisfies Readonly<Record<string, BatchAnswer>>;

/** The same error with other details. */
export const withValues = (given: BatchAnswer, values: Readonly<Record<string, string>>): BatchAnswer =>
  error(given.status, given.code, given.sentence, values);
