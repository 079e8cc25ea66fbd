import type { FoundState } from "../../src/errors.ts";
import type { BatchClientOptions } from "../../src/options.ts";
import type { TerminateJobResult, WaitForTerminationResult } from "../../src/results.ts";
import type { TerminateJobOptions } from "../../src/terminate-input.ts";
import type { WaitForTerminationOptions } from "../../src/wait-input.ts";
import type { Behaviour } from "../upstream/exchange.ts";
import type { ComparisonRow } from "./comparison.ts";
import type { TokenStep } from "./scripted-credential.ts";

/** How a scenario is run: each one is run in every setting that makes sense. */
export interface Setting {
  readonly transport: "plain" | "tls";
  readonly credential: "token" | "key";
  /** What sends: the global fetch, or the transport for Node.js of the built package. */
  readonly sender: Sender;
}

export type Sender = "fetch" | "node";

/** Behaviours, or how they follow from the address of a second server, which nobody may call. */
export type Played = readonly Behaviour[] | ((stranger: string) => readonly Behaviour[]);

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

  /** What the service does with each request to terminate; it accepts every further one. */
  readonly server: Played;
  /** What it does with each read of the job; it refuses every further one. */
  readonly reads?: Played;
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
  /** With these options it is the end of the job that is waited for, and nothing is terminated. */
  readonly wait?: WaitForTerminationOptions;
  /** How many calls are made, and must succeed, before the one that is looked at. */
  readonly callsBefore?: number;
  /** How many calls are made at once; the same is expected of each. */
  readonly callsAtOnce?: number;
  readonly abort?: AbortMoment;

  readonly expect: Expected;
  readonly seen: Seen;
  /**
   * What is otherwise over the transport for Node.js, where a kept connection has become stale: the request is sent again
   * at once, and that is not counted as one of the retries.
   */
  readonly staleOnNode?: Pick<Expected, "waits" | "result" | "error"> & Pick<Seen, "reads">;
}

/** When the caller's signal aborts. */
export type AbortMoment =
  | "beforeCall"
  | "rightAfterCalling"
  | "whenStalled"
  | "whenAnswered"
  | "inBackoff"
  | "afterSuccess";

/** The parts of a result that a scenario is about, of a termination or of a wait. */
export type ExpectedResult = Partial<Omit<TerminateJobResult, "ended">> &
  Partial<WaitForTerminationResult> & { readonly ended?: Partial<WaitForTerminationResult> | undefined };

/** What the caller must see. */
export interface Expected {
  readonly result?: ExpectedResult;
  readonly error?: ExpectedError;
  /** The call rejects with the very reason of the caller's signal. */
  readonly abortReason?: true;
  /** The waits between requests, in milliseconds; none when absent. */
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
    | "BatchInputError"
    | "BatchWaitError";
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
  /** What a read found after the outcome had become unknown; nothing when absent. */
  readonly jobState?: FoundState;
  readonly reason?: "state" | "timeout" | "read";
  readonly lastState?: FoundState | undefined;
  readonly polls?: number;
  readonly waitedMs?: number;
  /** What the termination before a wait came to. */
  readonly terminated?: unknown;
  readonly cause?: unknown;
  /** What the message must hold. */
  readonly says?: readonly (string | RegExp)[];
  /** What the message must not hold. */
  readonly saysNot?: readonly (string | RegExp)[];
}

/** What the server must have seen. */
export interface Seen {
  /** How many requests to terminate it read. */
  readonly requests: number;
  /**
   * How many reads of the job it read.
   * @default one for each call whose outcome is unknown while time is left, otherwise none
   */
  readonly reads?: number;
  /** The states that the hook was told while the end of the job was waited for; none when absent. */
  readonly states?: readonly FoundState[];
  /** How many connections were made. */
  readonly connections?: number;
  /** On which connection each request to terminate came, counted from 1. */
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
