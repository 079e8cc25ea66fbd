import type { CoverageRow } from "../coverage.ts";

/** Where something stands in the contract. */
export interface Place {
  /** The contract's file, as a path from the repository's root. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The JSON pointer of what stands there, such as `#/components/parameters/Timeout`. */
  readonly pointer: string;
}

/** Everything that is told of one run of the contract check: plain data without any secret, the same for every form. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: {
    readonly name: "mock" | "proxy" | "live";
    /** One sentence, such as `our client against Prism, which mocks the contract`. */
    readonly description: string;
    readonly endpoint: string;
  };
  readonly contract: { readonly file: string; readonly title: string; readonly version: string };
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** What the time was spent on, in the order of the run. */
  readonly phases: readonly { readonly name: string; readonly ms: number }[];
  readonly checks: readonly CheckLine[];
  readonly findings: readonly ReportedFinding[];
  /** Every element of the contract, in the contract's order. */
  readonly coverage: readonly CoverageLine[];
  /** Every request and answer, in the order of the run. */
  readonly transcript: readonly TranscriptEntry[];
  readonly ledger: readonly LedgerLine[];
  /** What the independent judge said; absent where the published Swagger is not there. */
  readonly judge?: JudgeLine;
}

/** What became of one check. */
export interface CheckLine {
  /** Stable, such as `response-headers`. */
  readonly id: string;
  /** What it promises, in one sentence. */
  readonly title: string;
  /** Its page of documentation, as a path from the repository's root. */
  readonly page: string;
  /** How often it was applied. */
  readonly verdicts: number;
  readonly findings: number;
  readonly status: "passed" | "failed" | "notRun";
  /** Why it was not run, when it was not. */
  readonly reason?: string;
}

/** One difference between what was received and what is documented. */
export interface ReportedFinding {
  /** The id of the check that found it. */
  readonly check: string;
  /** The check's page of documentation, as a path from the repository's root. */
  readonly page: string;
  /** What was being tried, as a sentence. */
  readonly scenario: string;
  readonly received: string;
  readonly documented: string;
  /** Where the contract documents it. */
  readonly place: Place;
  /** What to do about it, as an instruction. */
  readonly mend: string;
  /** A command that sends the same request, with every secret blanked; absent when it is about no single request. */
  readonly curl?: string;
  /** How many exchanges showed it; it is told once. */
  readonly times: number;
}

/** One element of the contract: looked at by checks, or by none. */
export interface CoverageLine extends Omit<CoverageRow, "place"> {
  readonly place: Place;
  /** The ids of the checks that looked at it, sorted. */
  readonly checks: readonly string[];
}

/** One call of the client, or one request that was changed on its way. */
export interface TranscriptEntry {
  /** Stable, such as `parameter-timeout-0`. */
  readonly id: string;
  readonly title: string;
  /** How the call ended, in one line. */
  readonly outcome: string;
  readonly exchanges: readonly {
    readonly request: {
      readonly method: string;
      readonly url: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
    };
    /** Absent when no answer came. */
    readonly response?: {
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
    };
    readonly durationMs: number;
  }[];
}

/** One thing that the mock cannot see, and what does. */
export interface LedgerLine {
  readonly id: string;
  readonly blindness: string;
  /** The id of the check that sees it. */
  readonly check: string;
  /** Whether this run proved both: the mock is still blind, and the check sees it. Absent when it was not tried. */
  readonly proven?: boolean;
  /** What went otherwise, when it is not proven. */
  readonly problem?: string;
}

/** What a validator that nobody here wrote said about the same traffic. */
export interface JudgeLine {
  readonly name: string;
  readonly exchanges: number;
  readonly agreed: number;
  /** Known differences: how often each occurred, and why it is right. */
  readonly explained: readonly { readonly id: string; readonly times: number; readonly why: string }[];
  /** Differences that nobody has explained. */
  readonly disagreements: readonly string[];
}
