import { isRefusedForItself } from "./refusal.ts";
import { playedFor, type RunCheck } from "./run-check.ts";

/** A method that the contract does not have is refused. */
export const unsupportedMethod: RunCheck = (run) =>
  playedFor(run, "method").map(({ scenario, exchanges }) => {
    const [exchange] = exchanges;
    const { contract } = run;
    const place = contract.pointerOf(contract.operation);
    const status = exchange?.response.status ?? 0;
    const verdict = { place, scenario, ...(exchange && { exchange }) };
    if (exchange && isRefusedForItself(exchange, true)) return verdict;
    return {
      ...verdict,
      problem: {
        received: `${exchange ? status : "no answer"} for ${scenario.aim.method}`,
        documented: `${contract.method} and no other method: 405, or another refusal from 400 to 499`,
        mend: "have the target refuse the method.",
      },
    };
  });
