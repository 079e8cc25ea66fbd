import { isMeant } from "../scenario.ts";
import { violations } from "../violations.ts";
import type { RunCheck } from "./run-check.ts";

/** Prism, as a mock or as a proxy that validates both sides, has nothing against what is meant to conform. */
export const validatingProxy: RunCheck = ({ played, contract, setting }) =>
  (setting.live ? [] : played)
    .filter((each) => isMeant(each) && !each.scenario.direct)
    .flatMap(({ scenario, exchanges }) =>
      exchanges.flatMap((exchange) => {
        const verdict = { place: contract.pointerOf(contract.operation), scenario, exchange };
        const found = violations(exchange);
        if (found.length === 0) return [verdict];
        return found.map(({ text }) => ({
          ...verdict,
          problem: {
            received: text,
            documented: "a request and an answer that Prism takes for valid",
            mend: "see whether the client, the target or the contract is wrong.",
          },
        }));
      }),
    );
