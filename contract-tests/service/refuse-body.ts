import type { RawRequest } from "../../test/upstream/request-reader.ts";
import type { Account } from "./account.ts";
import { headerText } from "./http-values.ts";
import { type BatchAnswer, otherErrors, publishedErrors, withValues } from "./published-errors.ts";
import { invalidHeader } from "./refuse-headers.ts";

// Microsoft Learn, "Job - Terminate": the body is application/json; odata=minimalmetadata. That a charset is refused
// was observed: Azure/msrest-for-python, tests/test_exceptions.py.
const MEDIA_TYPE = /^application\/json\s*;\s*odata=minimalmetadata$/i;

/** Why the service refuses the body, or how it is announced. */
export function refusalOfBody(request: RawRequest, account: Account): BatchAnswer | undefined {
  // Microsoft Learn, "Batch status and error codes": 411 MissingContentLengthHeader, 413 RequestBodyTooLarge.
  if (headerText(request, "content-length") === undefined) return publishedErrors.MissingContentLengthHeader;
  if (request.body.byteLength > account.maxBodyBytes) return publishedErrors.RequestBodyTooLarge;
  // Azure/azure-sdk-for-python, test_batch_jobs (recorded traffic, 2020): an empty body is fine under any type, and
  // Azure/azure-sdk-for-js, "should terminate a job successfully" (2024): so it is under none.
  if (request.body.byteLength === 0) return undefined;
  const type = headerText(request, "content-type");
  // The same list: 400 MissingRequiredHeader. It has no 415.
  if (type === undefined) return otherErrors.MissingRequiredHeader;
  if (!MEDIA_TYPE.test(type)) return invalidHeader("Content-Type", type);
  return refusalOfContent(parsed(request.body));
}

/** The reason in the body of a request that is not refused, if it has one. */
export function reasonOf({ body }: RawRequest): string | undefined {
  const content = parsed(body) as { readonly terminateReason?: string } | undefined;
  return content?.terminateReason;
}

function refusalOfContent(content: unknown): BatchAnswer | undefined {
  // The same list: 400 InvalidRequestBody is about the form.
  if (content === undefined) return publishedErrors.InvalidRequestBody;
  if (typeof content !== "object" || content === null || Array.isArray(content))
    return invalidBody("It is not a JSON object.");
  for (const [name, value] of Object.entries(content)) {
    // Microsoft Learn, "Job - Terminate", request body: terminateReason, a string, and nothing else.
    if (name !== "terminateReason") return invalidBody(`There is no property '${name}' here.`);
    // The same list: 400 InvalidPropertyValue.
    if (value === null) return publishedErrors.InvalidPropertyValue;
    // Observed for another string property: Azure/azure-powershell, issue 12147.
    if (typeof value !== "string")
      return invalidBody(`The property '${name}' must be of the type Edm.String.`);
  }
  return undefined;
}

const invalidBody = (reason: string) => withValues(publishedErrors.InvalidRequestBody, { Reason: reason });

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
