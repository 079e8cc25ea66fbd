import type { Document } from "../load-contract.ts";

/** What a thread that tries mutants is given. */
export interface TrialWork {
  readonly document: Document;
  readonly thorough: boolean;
  /** When its clock starts, in milliseconds since 1970. */
  readonly startMs: number;
}

/** Asks a thread to run the contract as it is. */
export const UNCHANGED = "the contract as it is";
