import { type BatchErrorValue, BatchServiceError } from "./errors.ts";
import { asRecord, asText, parsedJson } from "./json.ts";
import { type AnswerHeaders, type Call, errorDetails, errorTrail } from "./pipeline.ts";
import { redact } from "./redact.ts";
import { requestIdOf } from "./request-id.ts";
import { retryAfterMs } from "./retry-after.ts";

/** An answer as the generated client read it: its body is JSON where it could be parsed, text where not. */
export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: unknown;
}

/** The useful part of an error body; every field may be missing, whatever the contract says. */
export interface BatchErrorBody {
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly values: readonly BatchErrorValue[];
}

const RESPONSE_TEXT_CHARS = 1_024;
// What the service appends to its sentence.
const TRAIL = /\r?\nRequestId:(\S+)\r?\nTime:\S+$/;

/** Reads a BatchError from whatever came instead of one. */
export function readBatchError(body: unknown): BatchErrorBody {
  const { code, message, values } = asRecord(typeof body === "string" ? parsedJson(body) : body);
  const text = (asText(asRecord(message)["value"]) ?? asText(message) ?? "").trimEnd();
  const trail = TRAIL.exec(text);
  return {
    code: asText(code),
    message: asText(text.slice(0, trail?.index)),
    requestId: trail?.[1],
    values: (Array.isArray(values) ? values : []).flatMap((entry) => {
      const { key, value } = asRecord(entry);
      return typeof key === "string" && typeof value === "string" ? [{ key, value }] : [];
    }),
  };
}

/** The code of an answer, such as `JobCompleted`. */
export const errorCode = (body: unknown): string | undefined => readBatchError(body).code;

/**
 * Makes the error for an answer of the service, or of something in front of it.
 * @param nowMs the wall clock, in milliseconds since 1970
 * @param note what is wrong with the answer, where its status does not say it
 */
export function serviceError(
  { status, headers, body }: Answer,
  call: Call,
  nowMs: number,
  note?: string,
): BatchServiceError {
  const safe = (text: string) => redact(text, call.secrets);
  const { code, message, requestId, values } = withTexts(readBatchError(body), safe);
  const safeId = requestIdOf(headers.get("request-id")) ?? requestIdOf(requestId);
  const what = [
    `${status}${code ? ` ${oneLine(code)}` : ""}`,
    note && oneLine(safe(note)),
    message && oneLine(message),
  ].filter(Boolean);
  return new BatchServiceError(`${call.label}: ${what.join(": ")} ${errorTrail(call, safeId)}`, {
    ...errorDetails(call),
    status,
    code,
    serviceMessage: message,
    values,
    requestId: safeId,
    retryAfterMs: retryAfterMs(headers, nowMs),
    responseText: safe(call.answerText).slice(0, RESPONSE_TEXT_CHARS),
  });
}

// Control characters would let an answer rewrite the terminal that shows the message.
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, 500);

const withTexts = ({ code, message, requestId, values }: BatchErrorBody, safe: (text: string) => string) => ({
  code: code && safe(code),
  message: message && safe(message),
  requestId,
  values: values.map(({ key, value }) => ({ key: safe(key), value: safe(value) })),
});
