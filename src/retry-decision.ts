import type { RetryPolicy } from "./options.ts";
import { type AttemptFailure, retryRow } from "./retry-table.ts";

/** Everything that a retry decision depends on. */
export interface RetrySituation {
  readonly failure: AttemptFailure;
  /** What the answer asked for, in milliseconds; undefined when it asked for nothing. */
  readonly retryAfterMs: number | undefined;
  /** How many retries were made before this failure. */
  readonly retries: number;
  /** What is left of the total timeout, in milliseconds. */
  readonly remainingMs: number;
  readonly policy: RetryPolicy;
  /** A random number from 0 up to, but not including, 1. */
  readonly random: number;
}

/** What to do after a failed attempt, and why. */
export type RetryDecision =
  | { readonly retry: true; readonly delayMs: number }
  | { readonly retry: false; readonly why: "notRetryable" | "retriesUsedUp" | "totalTimeoutTooNear" };

/** Decides whether a failed attempt is followed by another, and after how long. */
export function decideRetry(situation: RetrySituation): RetryDecision {
  if (!retryRow(situation.failure).retried) return { retry: false, why: "notRetryable" };
  if (situation.retries >= situation.policy.maxRetries) return { retry: false, why: "retriesUsedUp" };
  const delayMs = situation.retryAfterMs ?? backoffMs(situation.retries, situation.policy, situation.random);
  if (delayMs >= situation.remainingMs) return { retry: false, why: "totalTimeoutTooNear" };
  return { retry: true, delayMs };
}

/** Exponential backoff with jitter: half of the doubled delay is fixed, half is random. */
export function backoffMs(retries: number, policy: RetryPolicy, random: number): number {
  const doubled = Math.min(policy.retryMaxDelayMs, policy.retryBaseDelayMs * 2 ** retries);
  return doubled * (0.5 + random / 2);
}
