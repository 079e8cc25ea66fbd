import { abortSignal } from "./check-signal.ts";
import { checkOptions, type Rules, trueOrFalse } from "./input.ts";
import { type RetryPolicy, readRetryPolicy, retryRules } from "./options.ts";

/** How long to wait for the end of a job, and what counts as its end. */
export interface WaitOptions extends Partial<RetryPolicy> {
  /**
   * How long to wait at most, from the first read, in milliseconds; `Infinity` for no limit. The retry options are those of each
   * read.
   * @default 900000
   */
  readonly waitTimeoutMs?: number;
  /**
   * Take a job that is gone for one that is over.
   * @default false
   */
  readonly acceptDeleted?: boolean;
}

/** The options of one {@link BatchClient.waitForTermination} call. */
export interface WaitForTerminationOptions extends WaitOptions {
  /** Ends the wait at once; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A checked wait. */
export interface WaitPolicy {
  readonly waitTimeoutMs: number;
  readonly acceptDeleted: boolean;
  /** Of each read. */
  readonly retry: RetryPolicy;
}

const DEFAULT_WAIT_TIMEOUT_MS = 900_000;

const waitRules: Rules<WaitOptions> = {
  ...retryRules,
  waitTimeoutMs: (value) =>
    !(typeof value === "number" && value > 0) &&
    "must be a number of milliseconds, greater than 0; use Infinity for no limit.",
  acceptDeleted: trueOrFalse,
};

/**
 * Checks the options of a wait.
 * @param base the retry options that are not given
 * @param where what stands before a name in messages, such as `options` or `options.wait`
 * @throws {BatchInputError} for an unknown name or a wrong value
 */
export function readWaitOptions(
  options: WaitForTerminationOptions,
  base: RetryPolicy,
  where: "options" | "options.wait",
): WaitPolicy {
  checkOptions(options, where === "options" ? { ...waitRules, signal: abortSignal } : waitRules, where);
  const { waitTimeoutMs = DEFAULT_WAIT_TIMEOUT_MS, acceptDeleted = false } = options;
  return { waitTimeoutMs, acceptDeleted, retry: readRetryPolicy(options, base) };
}
