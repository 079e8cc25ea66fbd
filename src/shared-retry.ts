import type { RetryPolicy } from "./options.ts";
import { backoffMs, type RetryDecision } from "./retry-decision.ts";

/** Everything that the decision about a throttled call among many depends on. */
export interface SharedSituation {
  /** What the answer asked for, in milliseconds; undefined when it asked for nothing. */
  readonly retryAfterMs: number | undefined;
  /** How many pauses of all calls have followed each other without any of them getting through. */
  readonly pausesInVain: number;
  /** For how long nothing but refusals has come, in milliseconds. */
  readonly refusedMs: number;
  readonly policy: RetryPolicy;
  /** A random number from 0 up to, but not including, 1. */
  readonly random: number;
}

/**
 * Decides whether a call that was throttled beside others is made again after their common pause. That costs none of its
 * retries, since others take its turn; but when none of them gets through for as long as a call may take, it ends.
 */
export function decideSharedRetry(situation: SharedSituation): RetryDecision {
  const { retryAfterMs, pausesInVain, refusedMs, policy, random } = situation;
  if (policy.maxRetries === 0) return { retry: false, why: "retriesUsedUp" };
  if (refusedMs >= policy.totalTimeoutMs) return { retry: false, why: "totalTimeoutTooNear" };
  return { retry: true, delayMs: retryAfterMs ?? backoffMs(pausesInVain, policy, random) };
}
