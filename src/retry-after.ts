import { parseHttpDate } from "./http-date.ts";
import type { AnswerHeaders } from "./pipeline.ts";

const WHOLE_NUMBER = /^\d+$/;

/**
 * How long the service asks to wait, in milliseconds; undefined when it does not ask or what it sent is malformed.
 *
 * Looks at `retry-after-ms`, then `x-ms-retry-after-ms`, then `Retry-After` (whole seconds or an HTTP date,
 * RFC 9110 section 10.2.3). A malformed header counts as absent, a date in the past as 0. A date is measured
 * against the answer's own `Date` header, so that a wrong local clock does not matter.
 *
 * @param headers the headers of the answer
 * @param nowMs the local clock, in milliseconds since 1970, for answers without a `Date`
 */
export function retryAfterMs(headers: AnswerHeaders, nowMs: number): number | undefined {
  return (
    wholeNumber(headers.get("retry-after-ms")) ??
    wholeNumber(headers.get("x-ms-retry-after-ms")) ??
    wholeNumber(headers.get("retry-after"), 1000) ??
    untilDate(headers.get("retry-after"), parseHttpDate(headers.get("date") ?? "") ?? nowMs)
  );
}

function wholeNumber(value: string | null, unitMs = 1): number | undefined {
  const text = value?.trim() ?? "";
  return WHOLE_NUMBER.test(text) ? Math.min(Number(text) * unitMs, Number.MAX_SAFE_INTEGER) : undefined;
}

function untilDate(value: string | null, nowMs: number): number | undefined {
  const date = parseHttpDate(value ?? "");
  return date === undefined ? undefined : Math.max(0, date - nowMs);
}
