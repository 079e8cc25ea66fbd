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
      if (isTold(outcome, exchange.response)) return verdict;
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

function isTold({ result, error }: Outcome, { status, headers, body }: RecordedResponse): boolean {
  if (status === 202) {
    return (
      result?.outcome === "accepted" &&
      result.requestId === headerValue(headers, "request-id") &&
      result.etag === headerValue(headers, "etag")
    );
  }
  const { code, message, values } = (parsedJson(body) ?? {}) as BatchError;
  // A conflict after an attempt whose effect is not known may be the client's own work.
  if (status === 409 && result) return ["JobBeingTerminated", "JobCompleted"].includes(code ?? "");
  if (!isBatchServiceError(error)) return false;
  const [sentence] = (message?.value ?? "").split("\nRequestId:");
  return (
    error.status === status &&
    error.code === (code || undefined) &&
    (error.serviceMessage ?? "") === sentence?.trim() &&
    isDeepStrictEqual(
      error.values.map(({ key, value }) => ({ key, value })),
      values ?? [],
    )
  );
}
