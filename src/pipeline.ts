import type { OnEvent } from "./events.ts";
import type { RetryPolicy } from "./options.ts";
import type { StopSignal } from "./stop.ts";

/** The headers of a request, by lower-case name: a Map, or the Headers of the platform. */
export interface RequestHeaders extends Iterable<[string, string]> {
  get(name: string): string | null | undefined;
  has(name: string): boolean;
  set(name: string, value: string): void;
}

/**
 * One HTTP request as plain data: every stage can read it, and send it again. Two headers are put into it by each
 * attempt, its date and its authorization.
 */
export interface PipelineRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RequestHeaders;
  /** The whole body, known before sending: signing and sending again need no stream. Undefined for a read. */
  readonly body: string | undefined;
  readonly signal: StopSignal;
  readonly call: Call;
}

/** The headers of an answer, asked by name in any letter case; null where there is none of that name. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/** One HTTP answer as plain data, with its whole body. */
export interface PipelineAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

/** The one shape of every stage: a request in, an answer out. */
export type Send = (request: PipelineRequest) => Promise<PipelineAnswer>;

/** What calls share: a service that is busy for one of them is busy for all. */
export interface Pace {
  /** Waits until an attempt may be made. */
  enter(signal: StopSignal): Promise<void>;
  /** The attempt is over. */
  leave(): void;
  /** The service asked one call to come back later. */
  slowDown(delayMs: number): void;
  /** The service answered a call, and had time for it. */
  speedUp(): void;
  /** How many pauses have followed each other without any call getting through. */
  readonly pausesInVain: number;
  /** For how long nothing but refusals has come, in milliseconds. */
  readonly refusedMs: number;
}

/** What is true of one call, across its attempts. The stages keep it up to date. */
export interface Call {
  /** Method and path, for messages: `POST /jobs/nightly/terminate`. */
  readonly label: string;
  /** The one status that is a success. */
  readonly success: number;
  /** Whether the call changes anything, so that a lost answer leaves something unknown. */
  readonly acts: boolean;
  readonly jobId: string;
  readonly clientRequestId: string;
  readonly onEvent: OnEvent | undefined;
  /** When the call began, on the runtime's `elapsed` clock. */
  readonly startedAt: number;
  readonly policy: RetryPolicy;
  /** When the call's total timeout ends, on the runtime's `elapsed` clock. */
  deadline: number;
  /** Since when the call waits for others, which does not count; undefined while it does not. */
  heldSince: number | undefined;
  /** What the call shares with others that run beside it. */
  readonly pace: Pace | undefined;
  /** How many times the request was handed to the network. */
  attempts: number;
  /** True once an attempt is not known to have had no effect. */
  ambiguous: boolean;
  /** The body of the last answer, as it came. */
  answerText: string;
  /** True when the last attempt was lost with a connection that had been kept from before, and nothing came over it. */
  stale: boolean;
  /** True once the service has asked for a token with further claims: it may ask once. */
  challenged: boolean;
  /** How the last attempt was signed in. */
  scheme: "Bearer" | "SharedKey" | undefined;
  /** Tokens and signatures that were sent: never to be repeated in an error. */
  readonly secrets: Set<string>;
}

/** What every error of this call carries; `ambiguous` already includes the failure that is being told. */
export const errorDetails = (call: Call, cause?: unknown) => ({
  attempts: call.attempts,
  clientRequestId: call.clientRequestId,
  outcomeUnknown: call.ambiguous,
  cause,
});

/** The closing bracket of every message: ids and attempts. */
export function errorTrail(call: Call, requestId?: string): string {
  const id = requestId ? `request-id ${requestId}` : `client-request-id ${call.clientRequestId}`;
  const attempts =
    call.attempts === 0
      ? "nothing was sent"
      : `attempt ${call.attempts} of ${Math.max(call.attempts, call.policy.maxRetries + 1)}`;
  return `(${id}, ${attempts}${call.ambiguous ? "; the service may have acted" : ""})`;
}
