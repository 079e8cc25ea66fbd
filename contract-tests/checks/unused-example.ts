import { coverage } from "../coverage.ts";
import type { RunCheck } from "./run-check.ts";

/** Every example of the contract is used: an example that nobody sends or serves may say anything. */
export const unusedExample: RunCheck = ({ exchanges, contract, setting }) => {
  if (setting.live) return [];
  return coverage(exchanges, contract)
    .filter(({ kind }) => kind === "example")
    .map(({ place, covered, group, name }) => {
      if (covered) return { place };
      return {
        place,
        problem: {
          received: `no exchange with the example ${name} of the ${group}`,
          documented: `an example ${name}`,
          mend: "send it in a scenario or have the target serve it; or take it out of the contract.",
        },
      };
    });
};
