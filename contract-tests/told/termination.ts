import { isBatchServiceError } from "../../src/index.ts";
import { headerValue, type RecordedResponse } from "../exchange.ts";
import { terminated } from "../outcome-text.ts";
import { parsedJson } from "../parsed-json.ts";
import type { Outcome } from "../scenario.ts";
import { foundState } from "./found-state.ts";
import { errorExpected, errorOf, isErrorTold } from "./service-error.ts";

const ALREADY: Readonly<Record<string, string>> = {
  JobBeingTerminated: "alreadyTerminating",
  JobCompleted: "alreadyCompleted",
};

// The states in which the job is where the caller wants it.
const THERE: Readonly<Record<string, string>> = {
  terminating: "alreadyTerminating",
  completed: "alreadyCompleted",
};

/** What is known of the attempts before the last answer. */
export interface Before {
  /** Whether a conflict may be the client's own work, or does not matter to its caller. */
  readonly mayBeOurs: boolean;
  /** Whether each attempt before may have terminated the job. */
  readonly isOurs: boolean;
}

/** Whether the answer ends the call with a result. */
export const isTermination = (response: RecordedResponse, { mayBeOurs }: Before): boolean =>
  response.status === 202 || (response.status === 409 && mayBeOurs && alreadyIn(response) !== undefined);

const alreadyIn = (response: RecordedResponse) => ALREADY[errorOf(response).code ?? ""];

/** Whether the client tells the last answer of a termination: 202 alone is an acceptance, an error keeps its words. */
export function isTerminationTold(outcome: Outcome, response: RecordedResponse, before: Before): boolean {
  const { status, headers } = response;
  const result = terminated(outcome);
  if (result && result.toldBy !== "answer") return false;
  if (status === 202) {
    return (
      result?.outcome === "accepted" &&
      result.requestId === headerValue(headers, "request-id") &&
      result.etag === headerValue(headers, "etag") &&
      result.dataServiceId === headerValue(headers, "dataserviceid") &&
      result.lastModified?.toUTCString() === headerValue(headers, "last-modified")
    );
  }
  const already = alreadyIn(response);
  if (result) return status === 409 && before.mayBeOurs && result.outcome === already;
  // In these sequences every attempt before may have done it.
  if (status === 409 && before.isOurs && already !== undefined) return false;
  return isErrorTold(outcome.error, response);
}

/** Whether the client tells what it found when it looked at the job after an answer that said nothing certain. */
export function isLookTold(
  outcome: Outcome,
  last: RecordedResponse | undefined,
  look: RecordedResponse,
  jobId: string,
): boolean {
  const found = foundState(look, jobId);
  const result = terminated(outcome);
  const there = THERE[found ?? ""];
  if (there !== undefined)
    return result?.outcome === there && result.toldBy === "read" && result.status === look.status;
  if (result || (outcome.error as { jobState?: unknown } | undefined)?.jobState !== found) return false;
  return last === undefined || isErrorTold(outcome.error, last);
}

/** Of an answer in a wrong form only its status can be told: 202 is a success unless a stranger's text comes with it. */
export function isToldInKind(outcome: Outcome, { status, body }: RecordedResponse): boolean {
  if (status === 202 && (body === "" || parsedJson(body) !== undefined))
    return terminated(outcome)?.outcome === "accepted";
  return isBatchServiceError(outcome.error) && outcome.error.status === status;
}

/** What the client should tell of the last answer, in words. */
export const terminationExpected = (response: RecordedResponse): string =>
  response.status === 202 ? "the outcome accepted for a 202" : errorExpected(response);

/** The same of a look at the job. */
export function lookExpected(look: RecordedResponse, jobId: string): string {
  const found = foundState(look, jobId);
  const there = THERE[found ?? ""];
  if (there !== undefined) return `the outcome ${there}, told by a read`;
  return `the error of the last attempt${found ? `, and that the job is ${found}` : ""}`;
}
