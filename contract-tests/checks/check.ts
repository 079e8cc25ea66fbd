import type * as loaded from "../contract.ts";
import type { Exchange } from "../exchange.ts";

/** What a check needs of a contract. */
export type Contract = Pick<typeof loaded, "operation" | "pathTemplate">;

/** One difference between an exchange and the contract. */
export interface Finding {
  /** The id of the check. It does not change. */
  readonly check: string;
  readonly received: string;
  readonly documented: string;
  /** What to do about it, as an instruction. */
  readonly mend: string;
}

/** Compares one exchange with a contract; no finding means that it conforms. */
export type Check = (exchange: Exchange, contract: Contract) => Finding[];
