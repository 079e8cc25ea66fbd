import { isDeepStrictEqual } from "node:util";
import type { BatchError } from "../../generated/types.gen.ts";
import { isBatchServiceError } from "../../src/index.ts";
import { headerValue, type RecordedResponse } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";
import { outcomeText } from "../run/outcome-text.ts";
import type { Outcome, Played } from "../run/scenario.ts";
import type { RunCheck } from "./run-check.ts";

const LOOKED_AT = ["accepted", "error", "retry", "repetition", "forbidden", "method", "credentials"];

/** What the client tells its caller is what the last answer said: 202 alone is an acceptance, an error keeps its words. */
export const clientOutcome: RunCheck = ({ played, contract }) =>
  played
    .filter(({ scenario, exchanges }) => LOOKED_AT.includes(scenario.aim.kind) && exchanges.length > 0)
    .map(({ scenario, exchanges, outcome }) => {
      const exchange = exchanges.at(-1) as Played["exchanges"][number];
      const { operation, pointerOf } = contract;
      const answer = operation.responses[String(exchange.response.status)] ?? operation.responses["default"];
      const verdict = { place: pointerOf(answer ?? operation.responses), scenario, exchange };
      const expected = expectation(exchange.response);
      // After an attempt whose effect is not known, or to an idempotent call, a conflict may be the client's own work.
      const mayBeOurs =
        exchanges.length > 1 || scenario.aim.kind === "repetition" || scenario.aim.kind === "retry";
      if (isTold(outcome, exchange.response, mayBeOurs)) return verdict;
      return {
        ...verdict,
        problem: {
          received: `the client told ${outcomeText(outcome)}`,
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
): boolean {
  const requestId = headerValue(headers, "request-id");
  if (status === 202) {
    const isSame = result?.requestId === requestId && result?.etag === headerValue(headers, "etag");
    return result?.outcome === "accepted" && isSame;
  }
  const { code, message, values } = (parsedJson(body) ?? {}) as BatchError;
  if (result) return status === 409 && mayBeOurs && result.outcome === ALREADY[code ?? ""];
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
