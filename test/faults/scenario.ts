import type { BatchClientOptions } from "../../src/options.ts";
import type { TerminateJobResult } from "../../src/result.ts";
import type { TerminateJobOptions } from "../../src/terminate-input.ts";
import type { Behaviour } from "../upstream/exchange.ts";
import type { ComparisonRow } from "./comparison.ts";
import type { TokenStep } from "./scripted-credential.ts";

/** How a scenario is run: each one is run in every setting that makes sense. */
export interface Setting {
  readonly transport: "plain" | "tls";
  readonly credential: "token" | "key";
}

/** One line of the table: what is done to the client, and what must come of it. */
export interface Scenario {
  /** Unique, for `vitest -t`. */
  readonly id: string;
  /** What happens, and what comes of it, as a sentence. */
  readonly title: string;
  /** The lines of the comparison with other clients that this one proves. */
  readonly proves?: readonly ComparisonRow[];
  /** Where the scenario only makes sense in some settings. */
  readonly only?: Partial<Setting>;

  /** What the service does, or how that follows from the address of a second server, which nobody may call. */
  readonly server: readonly Behaviour[] | ((stranger: string) => readonly Behaviour[]);
  /** What is wrong with the service's certificate. */
  readonly certificate?: "forAnotherHost" | "fromUnknownAuthority" | "expired";
  /** How many waits of the client pass before the service listens; `Infinity` means never. */
  readonly deafForWaits?: number;
  /** What the credential does at each request for a token; it gives one to every further request. */
  readonly tokens?: readonly TokenStep[];

  /** Where the client is sent to, from the server's address. */
  readonly endpoint?: (origin: string) => string;
  readonly options?: BatchClientOptions;
  readonly jobId?: string;
  readonly call?: TerminateJobOptions;
  /** How many calls are made, and must succeed, before the one that is looked at. */
  readonly callsBefore?: number;
  /** How many calls are made at once; the same is expected of each. */
  readonly callsAtOnce?: number;
  readonly abort?: AbortMoment;

  readonly expect: Expected;
  readonly seen: Seen;
}

/** When the caller's signal aborts. */
export type AbortMoment = "beforeCall" | "rightAfterCalling" | "whenStalled" | "inBackoff" | "afterSuccess";

/** What the caller must see. */
export interface Expected {
  readonly result?: Partial<TerminateJobResult>;
  readonly error?: ExpectedError;
  /** The call rejects with the very reason of the caller's signal. */
  readonly abortReason?: true;
  /** The waits between attempts, in milliseconds; none when absent. */
  readonly waits?: readonly number[];
  /** How long it took by the client's clock, in milliseconds. */
  readonly elapsedMs?: number;
}

/** The parts of an error that a scenario is about. */
export interface ExpectedError {
  readonly name:
    | "BatchServiceError"
    | "BatchNetworkError"
    | "BatchTimeoutError"
    | "BatchCredentialError"
    | "BatchInputError";
  readonly attempts: number;
  readonly outcomeUnknown: boolean;
  readonly status?: number;
  readonly code?: string | undefined;
  readonly serviceMessage?: string | undefined;
  readonly values?: readonly { readonly key: string; readonly value: string }[];
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly responseText?: unknown;
  readonly failure?: "refused" | "dns" | "tls" | "lost" | "redirected";
  readonly scope?: "attempt" | "total";
  readonly timeoutMs?: number;
  readonly argument?: string;
  /** What the message must hold. */
  readonly says?: readonly (string | RegExp)[];
  /** What the message must not hold. */
  readonly saysNot?: readonly (string | RegExp)[];
}

/** What the server must have seen. */
export interface Seen {
  /** How many requests it read. */
  readonly requests: number;
  /** How many connections were made. */
  readonly connections?: number;
  /** On which connection each request came, counted from 1. */
  readonly connectionIds?: readonly number[];
  /**
   * How many handshakes are still open afterwards: Node's fetch drops one after ten seconds of its own, whatever its
   * signal says.
   * @default 0
   */
  readonly unfinishedHandshakes?: number;
  /** The most that it could send of its answers, buffers of the system included. */
  readonly bytesSentBelow?: number;
  /** How many tokens were asked for, where the credential gives tokens. */
  readonly tokenRequests?: number;
  /** The claims that each request for a token held, where the credential gives tokens. */
  readonly claims?: readonly (string | undefined)[];
}
