import { outcomeText, terminated } from "../outcome-text.ts";
import { NOT_NOW } from "./refusal.ts";
import { parted, playedFor, type RunCheck } from "./run-check.ts";

const SUCCESSES = ["accepted", "alreadyTerminating", "alreadyCompleted"];

/** Terminating a job twice does no harm: the second answer is 202, or 409 with a code that says why. */
export const idempotentRepetition: RunCheck = (run) =>
  playedFor(run, "repetition").map((each) => {
    const { scenario, outcome } = each;
    const { exchanges } = parted(each, run);
    const { operation, pointerOf } = run.contract;
    const exchange = exchanges.at(-1);
    const place = pointerOf(operation.responses["202"] ?? operation.responses);
    const verdict = { place, scenario, ...(exchange && { exchange }) };
    // What asks for another attempt is not the end of a call.
    const statuses = exchanges
      .map(({ response }) => response.status)
      .filter((status) => status < 500 && !NOT_NOW.includes(status));
    const fine =
      statuses.length >= 2 &&
      statuses[0] === 202 &&
      statuses.slice(1).every((status) => [202, 409].includes(status)) &&
      SUCCESSES.includes(terminated(outcome)?.outcome ?? "");
    if (fine) return verdict;
    return {
      ...verdict,
      problem: {
        received: `${statuses.join(", then ") || "no answer"}; ${outcomeText(outcome)}`,
        documented:
          "202, then 202 or 409 JobBeingTerminated or JobCompleted, which an idempotent call takes for a success",
        mend: "answer a repeated request as the service does.",
      },
    };
  });
