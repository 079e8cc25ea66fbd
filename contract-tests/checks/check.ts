import type { NamedKeyCredential } from "../../src/index.ts";
import type { Exchange } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";

/** What a check makes of one element of the contract: it conforms, unless a problem says otherwise. */
export interface Verdict {
  /** The element, as a JSON pointer into the contract. */
  readonly place: string;
  readonly problem?: Problem;
}

/** One difference between what was received and what is documented. */
export interface Problem {
  readonly received: string;
  readonly documented: string;
  /** What to do about it, as an instruction. */
  readonly mend: string;
}

/** A problem, and who found it where. */
export interface Finding extends Problem {
  /** The id of the check. It does not change. */
  readonly check: string;
  /** Where the contract documents it, as a JSON pointer. */
  readonly place: string;
}

/** What is known about an exchange beside what it says. */
export interface Setting {
  /** The account whose key signed the request; without it, no signature is recomputed. */
  readonly account?: NamedKeyCredential;
  /** The URL of the account, with its base path if it has one. */
  readonly endpoint?: string;
  /** Whether the mock made the answer out of examples, so that it cannot fit the request. @default false */
  readonly mocked?: boolean;
  /** Whether a real service answers, which cannot be asked for a certain answer. @default false */
  readonly live?: boolean;
}

/** Compares one exchange with a contract, element by element. */
export type Check = (exchange: Exchange, contract: Contract, setting: Setting) => Verdict[];

export const conforms = (place: string): Verdict => ({ place });

/** One verdict for a place: its problems, or that it conforms. */
export const judged = (place: string, problems: readonly Problem[]): Verdict[] =>
  problems.length === 0 ? [conforms(place)] : problems.map((problem) => ({ place, problem }));
