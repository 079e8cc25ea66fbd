import type { OnEvent } from "./events.ts";
import { checkOptions, type Rule, type Rules, wholeNumber } from "./input.ts";

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

const isDuration = (value: unknown): value is number => typeof value === "number" && value >= 0;

const delay: Rule = (value) => {
  if (!isDuration(value)) return "must be a number of milliseconds.";
  return !Number.isFinite(value) && "must be a finite number of milliseconds.";
};

const timeout: Rule = (value) => {
  if (!isDuration(value)) return "must be a number of milliseconds, greater than 0.";
  return value === 0 && "must be greater than 0; use Infinity for no limit.";
};

/** What the retry options of a client or a call must be. */
export const retryRules: Rules<RetryPolicy> = {
  maxRetries: wholeNumber(0, 1000),
  retryBaseDelayMs: delay,
  retryMaxDelayMs: delay,
  attemptTimeoutMs: timeout,
  totalTimeoutMs: timeout,
};

const clientRules: Rules<BatchClientOptions> = {
  ...retryRules,
  scope: (value) =>
    !(typeof value === "string" && value.trim()) &&
    "must be a text such as https://batch.core.windows.net//.default.",
  fetch: (value) => typeof value !== "function" && "must be a function with the shape of the global fetch.",
  userAgent: (value) =>
    !(typeof value === "string" && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)) &&
    "must be printable ASCII without space at its ends, such as nightly-cleaner/2.1.",
  onEvent: (value) => typeof value !== "function" && "must be a function that takes an event.",
};

/**
 * Checks the options of a client.
 * @param furtherRules of what else may be given
 * @throws {BatchInputError} for an unknown name or a wrong value
 */
export function readClientOptions(
  options: BatchClientOptions,
  furtherRules: Rules<Record<string, unknown>> = {},
): {
  readonly policy: RetryPolicy;
  readonly scope: string | undefined;
  readonly fetch: FetchLike | undefined;
  readonly userAgent: string | undefined;
  readonly onEvent: OnEvent | undefined;
} {
  checkOptions(options, { ...clientRules, ...furtherRules });
  const { scope, fetch, userAgent, onEvent } = options;
  return { policy: readRetryPolicy(options, defaultRetryPolicy), scope, fetch, userAgent, onEvent };
}

const POLICY_KEYS = Object.keys(defaultRetryPolicy) as (keyof RetryPolicy)[];

/** The retry options of a client or a call, checked before; absent ones come from `base`. */
export function readRetryPolicy(options: Partial<RetryPolicy>, base: RetryPolicy): RetryPolicy {
  const given = POLICY_KEYS.filter((key) => options[key] !== undefined);
  if (given.length === 0) return base;
  return { ...base, ...Object.fromEntries(given.map((key) => [key, options[key]])) };
}
