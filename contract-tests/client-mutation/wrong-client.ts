import type { MakeClient } from "../run/stage.ts";
import type { Aim } from "../scenario.ts";

/** A client that is wrong in one way, and the check that must say so. */
export interface WrongClient {
  /** Stable, such as `api-version-missing`. */
  readonly id: string;
  /** What it does wrong: the rest of a sentence that begins with "a client that". */
  readonly what: string;
  /** The id of the check that catches it; others may say something too. */
  readonly check: string;
  readonly target: "mock" | "proxy";
  /** What the check says about it, in what it received or documents. */
  readonly finding: RegExp;
  /** What is played with it, so that its mistake shows; the rest is left out. */
  readonly aims: readonly Aim["kind"][];
  /** Whether it is tried with calls that read a job, and not with those that terminate one. @default false */
  readonly reads?: boolean;
  readonly makeClient: MakeClient;
}

/** Requests that are meant to conform. */
export const CALLS: readonly Aim["kind"][] = ["accepted"];

/** Calls that end with an error. */
export const ERRORS: readonly Aim["kind"][] = ["error"];

/** Calls of several attempts. */
export const RETRIES: readonly Aim["kind"][] = ["retry"];

/** Calls about a job that was terminated before. */
export const REPETITIONS: readonly Aim["kind"][] = ["repetition"];

/** Calls that wait for the end of a job. */
export const WAITS: readonly Aim["kind"][] = ["wait"];

/** Calls after which the client looks at the job. */
export const LOOKS: readonly Aim["kind"][] = ["look"];
