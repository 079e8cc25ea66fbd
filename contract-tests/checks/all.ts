import type { Check } from "./check.ts";
import { requestAccept } from "./request-accept.ts";
import { requestBody } from "./request-body.ts";
import { requestConditions } from "./request-conditions.ts";
import { requestContentType } from "./request-content-type.ts";
import { requestCredentials } from "./request-credentials.ts";
import { requestDate } from "./request-date.ts";
import { requestLine } from "./request-line.ts";
import { requestParameters } from "./request-parameters.ts";
import { requestSelection } from "./request-selection.ts";
import { requestSignature } from "./request-signature.ts";
import { requestUnknownHeader } from "./request-unknown-header.ts";
import { requestUnknownQuery } from "./request-unknown-query.ts";
import { responseBody } from "./response-body.ts";
import { responseContentType } from "./response-content-type.ts";
import { responseErrorCode } from "./response-error-code.ts";
import { responseHeaders } from "./response-headers.ts";
import { responseJob } from "./response-job.ts";
import { responseRequestId } from "./response-request-id.ts";
import { responseSelection } from "./response-selection.ts";
import { responseStatus } from "./response-status.ts";
import { responseUndeclared } from "./response-undeclared.ts";

/** Every check of a request, by its id. */
export const requestChecks: Readonly<Record<string, Check>> = {
  "request-line": requestLine,
  "request-parameters": requestParameters,
  "request-unknown-query": requestUnknownQuery,
  "request-unknown-header": requestUnknownHeader,
  "request-conditions": requestConditions,
  "request-accept": requestAccept,
  "request-content-type": requestContentType,
  "request-body": requestBody,
  "request-credentials": requestCredentials,
  "request-signature": requestSignature,
  "request-date": requestDate,
  "request-selection": requestSelection,
};

/** Every check of an answer, by its id. */
export const responseChecks: Readonly<Record<string, Check>> = {
  "response-status": responseStatus,
  "response-headers": responseHeaders,
  "response-content-type": responseContentType,
  "response-body": responseBody,
  "response-error-code": responseErrorCode,
  "response-undeclared": responseUndeclared,
  "response-request-id": responseRequestId,
  "response-selection": responseSelection,
  "response-job": responseJob,
};
