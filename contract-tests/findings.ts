import { requestChecks, responseChecks } from "./checks/all.ts";
import type { Check, Finding, Problem, Setting } from "./checks/check.ts";
import type { Exchange } from "./exchange.ts";
import type { Contract } from "./load-contract.ts";

/** What every check has to say about one exchange. */
export const findingsIn = (exchange: Exchange, contract: Contract, setting: Setting): Finding[] =>
  Object.entries({ ...requestChecks, ...responseChecks }).flatMap(([id, check]) =>
    findings(id, check, exchange, contract, setting),
  );

const findings = (
  check: string,
  run: Check,
  ...[exchange, contract, setting]: Parameters<Check>
): Finding[] =>
  run(exchange, contract, setting).flatMap(({ place, problem }) =>
    problem ? [{ check, place, ...problem }] : [],
  );

/** A finding as a person reads it. */
export function findingText({ check, received, documented, mend }: Problem & { check: string }): string {
  return `${check}\n  received ${received}\n  documented ${documented}\n  do ${mend}`;
}
