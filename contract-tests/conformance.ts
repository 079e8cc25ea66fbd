import { requestChecks, responseChecks } from "./checks/all.ts";
import type { Check, Finding, Problem, Setting } from "./checks/check.ts";
import { contract } from "./contract.ts";
import type { Exchange } from "./exchange.ts";
import type { Contract } from "./load-contract.ts";

const ofTheMock: Setting = { mocked: true };

/** What every check has to say about one exchange; an exchange with the mock unless the setting says otherwise. */
export function findingsOf(
  exchange: Exchange,
  against: Contract = contract,
  setting: Setting = ofTheMock,
): Finding[] {
  return Object.entries({ ...requestChecks, ...responseChecks }).flatMap(([id, check]) =>
    findings(id, check, exchange, against, setting),
  );
}

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

/**
 * Passes when there is at least one exchange and every check is content with each.
 * @throws with the text of every finding
 */
export function expectConforming(exchanges: readonly Exchange[]): void {
  if (exchanges.length === 0) throw new Error("there was no exchange to check");
  const found = exchanges.flatMap((exchange) => findingsOf(exchange));
  if (found.length > 0) throw new Error(found.map(findingText).join("\n"));
}
