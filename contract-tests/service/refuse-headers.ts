import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { headerText, httpTime, isBoolean, isGuid } from "./http-values.ts";
import { type BatchAnswer, publishedErrors, withValues } from "./published-errors.ts";

const isHttpDate = (text: string) => httpTime(text) !== undefined;

// Microsoft Learn, "Job - Terminate", request headers with their types; the form of dates and GUIDs: "Common parameters
// and headers". Their error: "Batch status and error codes", 400 InvalidHeaderValue.
const FORMS: Readonly<Record<string, (text: string) => boolean>> = {
  "client-request-id": isGuid,
  "return-client-request-id": isBoolean,
  "ocp-date": isHttpDate,
  "If-Modified-Since": isHttpDate,
  "If-Unmodified-Since": isHttpDate,
};

const CONDITIONS = ["If-Match", "If-Unmodified-Since", "If-None-Match", "If-Modified-Since"];

// Microsoft Learn, "Specifying conditional headers": two pairs may come together, and nothing else.
const ALLOWED_TOGETHER = new Set(["If-Match,If-Unmodified-Since", "If-None-Match,If-Modified-Since"]);

/** Why the service refuses one of its own headers. */
export function refusalOfHeaders(request: RawRequest): BatchAnswer | undefined {
  for (const [name, isValid] of Object.entries(FORMS)) {
    const value = headerText(request, name);
    if (value !== undefined && !isValid(value)) return invalidHeader(name, value);
  }
  const conditions = CONDITIONS.filter((name) => headerText(request, name) !== undefined);
  return conditions.length > 1 && !ALLOWED_TOGETHER.has(conditions.join())
    ? publishedErrors.MultipleConditionHeadersNotSupported
    : undefined;
}

/** The error about a header whose value has a wrong form. */
export const invalidHeader = (name: string, value: string): BatchAnswer =>
  withValues(publishedErrors.InvalidHeaderValue, { HeaderName: name, HeaderValue: value });
