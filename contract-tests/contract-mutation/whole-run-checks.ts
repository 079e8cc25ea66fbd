import type { Contract } from "../load-contract.ts";
import { judge } from "../run/run.ts";
import { mockTargetAt } from "../run/targets/mock.ts";
import { checksOf } from "./session.ts";

/** The checks that miss something when nothing was played, so that they can only speak about a whole run. */
export const wholeRunChecks = (contracts: readonly Contract[]): ReadonlySet<string> =>
  new Set(
    checksOf(
      judge(
        [],
        contracts,
        mockTargetAt("http://127.0.0.1", async () => {}),
      ),
    ),
  );
