import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { headerText, httpTime } from "./http-values.ts";
import type { Job } from "./job.ts";
import { type BatchAnswer, otherErrors, publishedErrors } from "./published-errors.ts";

/**
 * Whether a job meets the conditions of a request. On a write an unmet one is always 412, on a read it is 304 where the
 * caller wants the job only if it is another one; If-Match wins over If-Unmodified-Since, and If-None-Match over
 * If-Modified-Since.
 *
 * Source: Microsoft Learn, "Specifying conditional headers".
 */
export function refusalOfConditions(request: RawRequest, job: Job): BatchAnswer | undefined {
  const ifMatch = headerText(request, "If-Match");
  const ifNoneMatch = headerText(request, "If-None-Match");
  if (ifMatch !== undefined) return unless(names(ifMatch, job));
  const ifChanged = request.method === "GET" ? otherErrors.NotModified : publishedErrors.ConditionNotMet;
  if (ifNoneMatch !== undefined) return unless(!names(ifNoneMatch, job), ifChanged);
  // Dates in headers know no parts of a second.
  const lastModified = Math.floor(job.lastModifiedMs / 1_000) * 1_000;
  const since = timeIn(request, "If-Modified-Since");
  if (since !== undefined) return unless(lastModified > since, ifChanged);
  const unmodifiedSince = timeIn(request, "If-Unmodified-Since");
  return unless(unmodifiedSince === undefined || lastModified <= unmodifiedSince);
}

const unless = (met: boolean, unmet: BatchAnswer = publishedErrors.ConditionNotMet) =>
  met ? undefined : unmet;

// RFC 9110, sections 13.1.1 and 13.1.2: `*` stands for any, quotes do not belong to the value.
const names = (tags: string, { etag }: Job) =>
  tags
    .split(",")
    .map((tag) => tag.trim().replace(/^"(.*)"$/, "$1"))
    .some((tag) => tag === "*" || tag === etag);

function timeIn(request: RawRequest, name: string): number | undefined {
  const text = headerText(request, name);
  return text === undefined ? undefined : httpTime(text);
}
