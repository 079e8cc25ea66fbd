import { BatchInputError } from "./errors.ts";
import type { OnEvent } from "./events.ts";
import { knownKeys } from "./input.ts";

/** How often and how long a call tries. Every duration is in milliseconds. */
export interface RetryPolicy {
  /**
   * How many times a failed attempt is followed by another, at most 1000; 0 switches retries off.
   * @default 3
   */
  readonly maxRetries: number;
  /**
   * The first backoff, in milliseconds; each further one doubles. Half of it is random.
   * @default 1000
   */
  readonly retryBaseDelayMs: number;
  /**
   * The longest backoff, in milliseconds. A wait that the service asks for (`Retry-After`) is not capped by it.
   * @default 60000
   */
  readonly retryMaxDelayMs: number;
  /**
   * How long one attempt may take, from connecting to the end of the answer, in milliseconds; `Infinity` for no limit.
   * @default 60000
   */
  readonly attemptTimeoutMs: number;
  /**
   * How long the whole call may take, with all attempts, waits and token requests, in milliseconds; `Infinity` for
   * no limit. A wait that would pass it is not started: the last error comes at once.
   * @default 300000
   */
  readonly totalTimeoutMs: number;
}

/** The options of a {@link BatchClient}. */
export interface BatchClientOptions extends Partial<RetryPolicy> {
  /**
   * The scope that tokens are asked for, such as `https://batch.core.windows.net//.default`.
   * @default the scope of the endpoint's cloud; hosts outside the Azure clouds need it given
   */
  readonly scope?: string;
  /**
   * The `fetch` to send with. It gets the URL and an init with method, headers, body, signal and `redirect: "manual"`.
   * @default on Node.js connections of the client's own, elsewhere the global `fetch`
   */
  readonly fetch?: FetchLike;
  /** Product tokens put in front of the package's own `User-Agent`, such as `nightly-cleaner/2.1`. */
  readonly userAgent?: string;
  /** Called with what happens to each call, for logs and metrics. It cannot change or disturb the call. */
  readonly onEvent?: OnEvent;
}

/** What is needed of a `fetch`. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export const defaultRetryPolicy: RetryPolicy = {
  maxRetries: 3,
  retryBaseDelayMs: 1_000,
  retryMaxDelayMs: 60_000,
  attemptTimeoutMs: 60_000,
  totalTimeoutMs: 300_000,
};

const POLICY_KEYS = Object.keys(defaultRetryPolicy) as (keyof RetryPolicy)[];

/** The names that {@link readRetryPolicy} understands. */
export const retryPolicyKeys: readonly string[] = POLICY_KEYS;

/**
 * Checks the options of a client.
 * @param furtherNames what else may be given, and is read elsewhere
 * @throws {BatchInputError} for an unknown name or a wrong value
 */
export function readClientOptions(
  options: BatchClientOptions,
  furtherNames: readonly string[] = [],
): {
  readonly policy: RetryPolicy;
  readonly scope: string | undefined;
  readonly fetch: FetchLike | undefined;
  readonly userAgent: string | undefined;
  readonly onEvent: OnEvent | undefined;
} {
  knownKeys(options, [...POLICY_KEYS, "scope", "fetch", "userAgent", "onEvent", ...furtherNames]);
  const { scope, fetch, userAgent, onEvent } = options;
  if (scope !== undefined && (typeof scope !== "string" || scope.trim() === "")) {
    throw new BatchInputError(
      "options.scope",
      "must be a text such as https://batch.core.windows.net//.default.",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new BatchInputError("options.fetch", "must be a function with the shape of the global fetch.");
  }
  if (
    userAgent !== undefined &&
    !(typeof userAgent === "string" && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(userAgent))
  ) {
    throw new BatchInputError(
      "options.userAgent",
      "must be printable ASCII without space at its ends, such as nightly-cleaner/2.1.",
    );
  }
  if (onEvent !== undefined && typeof onEvent !== "function") {
    throw new BatchInputError("options.onEvent", "must be a function that takes an event.");
  }
  return { policy: readRetryPolicy(options, defaultRetryPolicy), scope, fetch, userAgent, onEvent };
}

/**
 * Checks the retry options of a client or a call; absent ones come from `base`.
 * @param where what stands before a name in messages
 * @throws {BatchInputError} for a wrong value
 */
export function readRetryPolicy(
  options: Partial<RetryPolicy>,
  base: RetryPolicy,
  where = "options",
): RetryPolicy {
  const given = POLICY_KEYS.filter((key) => options[key] !== undefined);
  if (given.length === 0) return base;
  for (const key of given) {
    const problem = policyProblem(key, options[key]);
    if (problem) throw new BatchInputError(`${where}.${key}`, problem);
  }
  return { ...base, ...Object.fromEntries(given.map((key) => [key, options[key]])) };
}

function policyProblem(key: keyof RetryPolicy, value: unknown): string | undefined {
  if (key === "maxRetries") {
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1000
      ? undefined
      : "must be a whole number from 0 to 1000.";
  }
  const isTimeout = key === "attemptTimeoutMs" || key === "totalTimeoutMs";
  if (typeof value !== "number" || Number.isNaN(value) || value < 0) {
    return `must be a number of milliseconds${isTimeout ? ", greater than 0" : ""}.`;
  }
  if (isTimeout) return value === 0 ? "must be greater than 0; use Infinity for no limit." : undefined;
  return Number.isFinite(value) ? undefined : "must be a finite number of milliseconds.";
}
