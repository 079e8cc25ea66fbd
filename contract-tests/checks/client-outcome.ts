import { isDeepStrictEqual } from "node:util";
import type { BatchError } from "../../generated/types.gen.ts";
import { isBatchServiceError } from "../../src/index.ts";
import { headerValue, type RecordedResponse } from "../exchange.ts";
import { outcomeText } from "../outcome-text.ts";
import { parsedJson } from "../parsed-json.ts";
import type { Outcome, Played } from "../scenario.ts";
import type { RunCheck } from "./run-check.ts";

const LOOKED_AT = [
  "accepted",
  "error",
  "unknownJob",
  "retry",
  "repetition",
  "forbidden",
  "method",
  "credentials",
  "wrong",
];

/** What the client tells its caller is what the last answer said: 202 alone is an acceptance, an error keeps its words. */
export const clientOutcome: RunCheck = ({ played, contract }) =>
  played
    .filter(({ scenario, exchanges }) => LOOKED_AT.includes(scenario.aim.kind) && exchanges.length > 0)
    .map(({ scenario, exchanges, requests, outcome }) => {
      const exchange = exchanges.at(-1) as Played["exchanges"][number];
      const { operation, pointerOf } = contract;
      const answer = operation.responses[String(exchange.response.status)] ?? operation.responses["default"];
      const verdict = { place: pointerOf(answer ?? operation.responses), scenario, exchange };
      const expected = expectation(exchange.response);
      // After an attempt whose effect is not known, or to an idempotent call, a conflict may be the client's own work.
      const mayBeOurs =
        exchanges.length > 1 || scenario.aim.kind === "repetition" || scenario.aim.kind === "retry";
      const { kind } = scenario.aim;
      const attempts = kind === "repetition" ? undefined : requests;
      const told =
        kind === "wrong"
          ? isToldInKind(outcome, exchange.response)
          : isTold(outcome, exchange.response, mayBeOurs, kind === "retry", attempts);
      if (told && !exchange.redirected) return verdict;
      return {
        ...verdict,
        problem: {
          received: exchange.redirected
            ? "the answer of a place to which a redirect led"
            : `the client told ${outcomeText(outcome)}`,
          documented: expected,
          mend: "mend the client: its caller must learn what the service said.",
        },
      };
    });

function expectation({ status, body }: RecordedResponse): string {
  if (status === 202) return "the outcome accepted for a 202";
  const { code } = (parsedJson(body) ?? {}) as BatchError;
  return `an error with status ${status}${code ? `, code ${code} and the message, values and ids of the answer` : ""}`;
}

const ALREADY: Readonly<Record<string, string>> = {
  JobBeingTerminated: "alreadyTerminating",
  JobCompleted: "alreadyCompleted",
};

function isTold(
  { result, error }: Outcome,
  { status, headers, body }: RecordedResponse,
  mayBeOurs: boolean,
  isOurs: boolean,
  attempts: number | undefined,
): boolean {
  if (
    attempts !== undefined &&
    (result ?? (error as { attempts?: number } | undefined))?.attempts !== attempts
  )
    return false;
  const requestId = headerValue(headers, "request-id");
  if (status === 202) {
    const isSame =
      result?.requestId === requestId &&
      result?.etag === headerValue(headers, "etag") &&
      result?.dataServiceId === headerValue(headers, "dataserviceid") &&
      result?.lastModified?.toUTCString() === headerValue(headers, "last-modified");
    return result?.outcome === "accepted" && isSame;
  }
  const { code, message, values } = (parsedJson(body) ?? {}) as BatchError;
  if (result) return status === 409 && mayBeOurs && result.outcome === ALREADY[code ?? ""];
  // In these sequences every attempt before may have done it.
  if (status === 409 && isOurs && ALREADY[code ?? ""] !== undefined) return false;
  if (!isBatchServiceError(error)) return false;
  const [sentence = "", idInText] = (message?.value ?? "").split(/\nRequestId:|\nTime:/);
  return (
    error.status === status &&
    error.code === (code || undefined) &&
    (error.serviceMessage ?? "") === sentence.trim() &&
    error.requestId === (requestId ?? idInText) &&
    isDeepStrictEqual(
      error.values.map(({ key, value }) => ({ key, value })),
      values ?? [],
    )
  );
}

// Of an answer in a wrong form only its status can be told: 202 is a success unless a stranger's text comes with it.
function isToldInKind({ result, error }: Outcome, { status, body }: RecordedResponse): boolean {
  if (status === 202 && (body === "" || parsedJson(body) !== undefined))
    return result?.outcome === "accepted";
  return isBatchServiceError(error) && error.status === status;
}
