import type { Check } from "./check.ts";
import { requestBody } from "./request-body.ts";
import { requestContentType } from "./request-content-type.ts";
import { requestCredentials } from "./request-credentials.ts";
import { requestLine } from "./request-line.ts";
import { requestParameters } from "./request-parameters.ts";
import { requestUnknownQuery } from "./request-unknown-query.ts";
import { responseBody } from "./response-body.ts";
import { responseContentType } from "./response-content-type.ts";
import { responseHeaders } from "./response-headers.ts";
import { responseStatus } from "./response-status.ts";

/** Every check, by its id. */
export const checks: Readonly<Record<string, Check>> = {
  "request-line": requestLine,
  "request-parameters": requestParameters,
  "request-unknown-query": requestUnknownQuery,
  "request-content-type": requestContentType,
  "request-body": requestBody,
  "request-credentials": requestCredentials,
  "response-status": responseStatus,
  "response-headers": responseHeaders,
  "response-content-type": responseContentType,
  "response-body": responseBody,
};
