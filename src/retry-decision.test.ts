import { describe, expect, test } from "vitest";
import { defaultRetryPolicy } from "./options.ts";
import { backoffMs, decideRetry, type RetrySituation } from "./retry-decision.ts";

const situation: RetrySituation = {
  failure: { status: 503 },
  retryAfterMs: undefined,
  retries: 0,
  remainingMs: 300_000,
  policy: defaultRetryPolicy,
  random: 0.5,
};
const cases: [string, Partial<RetrySituation>, ReturnType<typeof decideRetry>][] = [
  ["a failure worth retrying is retried after the backoff", {}, { retry: true, delayMs: 750 }],
  ["the second retry waits twice as long", { retries: 1 }, { retry: true, delayMs: 1_500 }],
  ["the third retry waits four times as long", { retries: 2 }, { retry: true, delayMs: 3_000 }],
  ["the retries are used up", { retries: 3 }, { retry: false, why: "retriesUsedUp" }],
  [
    "retries can be switched off",
    { policy: { ...defaultRetryPolicy, maxRetries: 0 } },
    { retry: false, why: "retriesUsedUp" },
  ],
  ["a lost connection is retried", { failure: "lost" }, { retry: true, delayMs: 750 }],
  ["an attempt timeout is retried", { failure: "attemptTimeout" }, { retry: true, delayMs: 750 }],
  ["a refused connection is retried", { failure: "refused" }, { retry: true, delayMs: 750 }],
  ["a DNS failure is retried", { failure: "dns" }, { retry: true, delayMs: 750 }],
  ["a TLS failure is final", { failure: "tls" }, { retry: false, why: "notRetryable" }],
  ["a 404 is final", { failure: { status: 404 } }, { retry: false, why: "notRetryable" }],
  [
    "a 404 is final even if it asks to wait",
    { failure: { status: 404 }, retryAfterMs: 1 },
    {
      retry: false,
      why: "notRetryable",
    },
  ],
  ["the service's wish replaces the backoff", { retryAfterMs: 30_000 }, { retry: true, delayMs: 30_000 }],
  ["the service may ask for no wait", { retryAfterMs: 0 }, { retry: true, delayMs: 0 }],
  [
    "the service's wish is not capped by retryMaxDelayMs",
    { retryAfterMs: 299_999 },
    { retry: true, delayMs: 299_999 },
  ],
  [
    "a wish that ends with the total timeout is not waited for",
    { retryAfterMs: 300_000 },
    { retry: false, why: "totalTimeoutTooNear" },
  ],
  [
    "a wish beyond the total timeout is not waited for",
    { retryAfterMs: 1e18 },
    { retry: false, why: "totalTimeoutTooNear" },
  ],
  [
    "an endless wish is not waited for even without a total timeout",
    { retryAfterMs: Number.POSITIVE_INFINITY, remainingMs: Number.POSITIVE_INFINITY },
    { retry: false, why: "totalTimeoutTooNear" },
  ],
  [
    "without a total timeout any wish is obeyed",
    { retryAfterMs: 1e18, remainingMs: Number.POSITIVE_INFINITY },
    { retry: true, delayMs: 1e18 },
  ],
  [
    "a backoff as long as what is left is not started",
    { remainingMs: 750 },
    {
      retry: false,
      why: "totalTimeoutTooNear",
    },
  ],
  ["a backoff just shorter than what is left is", { remainingMs: 751 }, { retry: true, delayMs: 750 }],
  [
    "nothing is started when the time is over",
    { remainingMs: -1, retryAfterMs: 0 },
    { retry: false, why: "totalTimeoutTooNear" },
  ],
];

test.each(cases)("%s", (_, changes, decision) => {
  expect(decideRetry({ ...situation, ...changes })).toEqual(decision);
});

describe("backoff", () => {
  test.each([
    [0, 500, 1_000],
    [1, 1_000, 2_000],
    [5, 16_000, 32_000],
    [6, 30_000, 60_000],
    [7, 30_000, 60_000],
    [999, 30_000, 60_000],
  ])("number %d lies from %d up to, but not including, %d ms", (retries, lowest, end) => {
    expect(backoffMs(retries, defaultRetryPolicy, 0)).toBe(lowest);
    const highest = backoffMs(retries, defaultRetryPolicy, 1 - Number.EPSILON);
    expect(highest).toBeLessThan(end);
    expect(highest).toBeGreaterThan(end - 1);
  });

  test("with a base of 0 there is no wait at all", () => {
    expect(backoffMs(999, { ...defaultRetryPolicy, retryBaseDelayMs: 0 }, 0.9)).toBe(0);
  });
});
