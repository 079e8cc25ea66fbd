import { checks } from "./checks/all.ts";
import type { Contract, Finding } from "./checks/check.ts";
import * as contract from "./contract.ts";
import type { Exchange } from "./exchange.ts";

/** What every check has to say about one exchange. */
export function findingsOf(exchange: Exchange, against: Contract = contract): Finding[] {
  return Object.values(checks).flatMap((check) => check(exchange, against));
}

/** A finding as a person reads it. */
export function findingText({ check, received, documented, mend }: Finding): string {
  return `${check}\n  received ${received}\n  documented ${documented}\n  do ${mend}`;
}

/**
 * Passes when there is at least one exchange and every check is content with each.
 * @throws with the text of every finding
 */
export function expectConforming(exchanges: readonly Exchange[]): void {
  if (exchanges.length === 0) throw new Error("there was no exchange to check");
  const findings = exchanges.flatMap((exchange) => findingsOf(exchange));
  if (findings.length > 0) throw new Error(findings.map(findingText).join("\n"));
}
