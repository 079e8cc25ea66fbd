import type { Finding, Setting } from "./checks/check.ts";
import { contract, contracts } from "./contract.ts";
import { contractFor } from "./contract-for.ts";
import type { Exchange } from "./exchange.ts";
import { findingsIn, findingText } from "./findings.ts";
import type { Contract } from "./load-contract.ts";

export { findingText } from "./findings.ts";

const ofTheMock: Setting = { mocked: true };

/**
 * What every check has to say about one exchange: with the mock, and by this project's contract of the operation that the
 * request is about, unless told otherwise.
 */
export const findingsOf = (
  exchange: Exchange,
  against: Contract = contractFor(exchange.request, contracts) ?? contract,
  setting: Setting = ofTheMock,
): Finding[] => findingsIn(exchange, against, setting);

/**
 * Passes when there is at least one exchange and every check is content with each.
 * @throws with the text of every finding
 */
export function expectConforming(exchanges: readonly Exchange[]): void {
  if (exchanges.length === 0) throw new Error("there was no exchange to check");
  const found = exchanges.flatMap((exchange) => findingsOf(exchange));
  if (found.length > 0) throw new Error(found.map(findingText).join("\n"));
}
