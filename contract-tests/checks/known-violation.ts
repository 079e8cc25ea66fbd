import { findingsIn } from "../findings.ts";
import { contractIn, playedFor, type RunCheck } from "./run-check.ts";

/** What is known to be wrong is noticed, by the check that is meant to: so that no check has gone blind. */
export const knownViolation: RunCheck = (run) =>
  playedFor(run, "wrong").map(({ scenario, exchanges }) => {
    const { contract } = run;
    const found = exchanges
      .flatMap((exchange) =>
        findingsIn(exchange, contractIn(scenario, exchange.request, run.contracts), run.setting),
      )
      .map(({ check }) => check);
    const exchange = exchanges.at(-1);
    const verdict = {
      place: contract.pointerOf(contract.operation.responses),
      scenario,
      ...(exchange && { exchange }),
    };
    if (found.includes(scenario.aim.check)) return verdict;
    return {
      ...verdict,
      problem: {
        received: `${found.length === 0 ? "no finding" : `findings of ${[...new Set(found)].join(", ")} alone`} for ${scenario.title}`,
        documented: `a finding of ${scenario.aim.check}`,
        mend: "see what the contract lets pass that it should not.",
      },
    };
  });
