import { type AnswerLike, answerFor, type HeaderLine, withHeaders } from "../../upstream/answer.ts";
import { batchError, httpDate } from "../../upstream/batch-answers.ts";

export const throttled = (...headers: HeaderLine[]): AnswerLike =>
  withHeaders(batchError(429, "TooManyRequests", "Slow down."), ...headers);

export const busy = (...headers: HeaderLine[]): AnswerLike =>
  withHeaders(batchError(503, "ServerBusy", "No requests are taken at the moment."), ...headers);

export const notFound = (): AnswerLike => batchError(404, "JobNotFound", "There is no such job.");

export const internalError = (): AnswerLike => batchError(500, "InternalError", "Something went wrong.");

export const conflict = (code: string): AnswerLike =>
  batchError(409, code, "The job is in a state that does not allow this.");

export const conditionNotMet = (): AnswerLike =>
  batchError(412, "ConditionNotMet", "The job does not meet the conditions of the request.");

export const refusedSignature = (): AnswerLike =>
  batchError(403, "AuthenticationFailed", "The request could not be authenticated.");

/** The same answer with a Retry-After date this far after the answer's own time. */
export const untilDate =
  (given: AnswerLike, afterMs: number): AnswerLike =>
  (received) =>
    answerFor(withHeaders(given, ["Retry-After", httpDate(received.nowMs + afterMs)]), received);

/** The same answer from a server whose clock is ahead of ours, or behind it. */
export const fromClock =
  (given: AnswerLike, aheadMs: number): AnswerLike =>
  (received) =>
    answerFor(given, { ...received, nowMs: received.nowMs + aheadMs });
