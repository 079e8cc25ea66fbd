import { outcomeText } from "../run/outcome-text.ts";
import { violations } from "../violations.ts";
import { playedFor, type RunCheck } from "./run-check.ts";

/** Every documented request, each example among them, is accepted. */
export const positiveAcceptance: RunCheck = (run) =>
  playedFor(run, "accepted").map(({ scenario, exchanges, outcome }) => {
    const exchange = exchanges.at(-1);
    const verdict = { place: scenario.aim.place, scenario, ...(exchange && { exchange }) };
    if (outcome.result?.outcome === "accepted") return verdict;
    const why = exchange ? violations(exchange).map(({ text }) => text) : [];
    return {
      ...verdict,
      problem: {
        received: [outcomeText(outcome), ...why].join("; "),
        documented: "a request that is accepted with 202",
        mend: "mend the contract if the target is right to refuse this, or else the target.",
      },
    };
  });
