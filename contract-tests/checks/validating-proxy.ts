import { isMeant } from "../scenario.ts";
import { violations } from "../violations.ts";
import { contractIn, type RunCheck } from "./run-check.ts";

/** Prism, as a mock or as a proxy that validates both sides, has nothing against what is meant to conform. */
export const validatingProxy: RunCheck = ({ played, contracts, setting }) =>
  (setting.live ? [] : played)
    .filter((each) => isMeant(each) && !each.scenario.direct)
    .flatMap(({ scenario, exchanges }) =>
      exchanges.flatMap((exchange) => {
        const contract = contractIn(scenario, exchange.request, contracts);
        const verdict = { place: contract.pointerOf(contract.operation), contract, scenario, exchange };
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
