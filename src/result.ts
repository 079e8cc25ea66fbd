import { clockSkewNote } from "./clock-skew.ts";
import type { BatchServiceError } from "./errors.ts";
import { parseHttpDate } from "./http-date.ts";
import type { AnswerHeaders, Call } from "./pipeline.ts";
import { redact } from "./redact.ts";
import { requestIdOf } from "./request-id.ts";
import type { TerminateJobResult, TerminateOutcome } from "./results.ts";
import { type Answer, errorCode, serviceError } from "./service-error.ts";

// Error codes of a job that already is where the caller wants it (Microsoft Learn, "Batch status and error codes").
const ALREADY: ReadonlyMap<string | undefined, TerminateOutcome> = new Map([
  ["JobBeingTerminated", "alreadyTerminating"],
  ["JobCompleted", "alreadyCompleted"],
]);

/**
 * Turns the final answer of a call into its result.
 * @throws {BatchServiceError} when the answer is no success
 */
export function readResult(
  answer: Answer,
  call: Call,
  idempotent: boolean,
  nowMs: number,
): TerminateJobResult {
  const outcome = outcomeOf(answer, call.ambiguous || idempotent);
  if (!outcome) throw noSuccess(answer, call, nowMs);
  const { headers, status } = answer;
  const text = (name: string) => redact(headers.get(name) ?? "", call.secrets) || undefined;
  const lastModified = parseHttpDate(headers.get("last-modified") ?? "");
  return {
    outcome,
    jobId: call.jobId,
    status,
    toldBy: "answer",
    etag: text("etag"),
    lastModified: lastModified === undefined ? undefined : new Date(lastModified),
    requestId: requestIdOf(headers.get("request-id")),
    clientRequestId: call.clientRequestId,
    dataServiceId: text("dataserviceid"),
    attempts: call.attempts,
    ended: undefined,
  };
}

function outcomeOf(
  { status, headers, body }: Answer,
  resolvesConflict: boolean,
): TerminateOutcome | undefined {
  if (status === 202) return isEmptyOrJson(headers, body) ? "accepted" : undefined;
  return status === 409 && resolvesConflict ? ALREADY.get(errorCode(body)) : undefined;
}

// The service sends no body. JSON does no harm; anything else comes from a stranger, such as a login page.
function isEmptyOrJson(headers: AnswerHeaders, body: unknown): boolean {
  if (typeof body !== "string" || body.trim() === "") return true;
  const mediaType = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType === undefined) return isJson(body);
  // More than is ever read cannot be parsed, but it does begin like JSON.
  return /^application\/(?:.+\+)?json$/.test(mediaType) && (isJson(body) || /^\s*[{["]/.test(body));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function noSuccess(answer: Answer, call: Call, nowMs: number): BatchServiceError {
  // Whoever sent a 202 like this, what became of the request is not known.
  if (answer.status === 202) call.ambiguous = true;
  return serviceError(answer, call, nowMs, noteOn(answer, call, nowMs));
}

// What is wrong with an answer, where its status and body do not say it.
function noteOn({ status, headers }: Answer, call: Call, nowMs: number): string | undefined {
  if (status === 202) {
    const type = headers.get("content-type")?.split(";")[0] ?? "no content type";
    return `the answer has a body that the service never sends (${type})`;
  }
  if (status < 300) return "only 202 is a success; something else may have answered";
  if (status < 400 && status !== 304) return "redirects are never followed; check the endpoint";
  return status === 403 && call.scheme === "SharedKey" ? clockSkewNote(headers, nowMs) : undefined;
}
