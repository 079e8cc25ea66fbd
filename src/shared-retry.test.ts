import { expect, test } from "vitest";
import { defaultRetryPolicy } from "./options.ts";
import { decideSharedRetry, type SharedSituation } from "./shared-retry.ts";

const decide = (changes: Partial<SharedSituation> = {}) =>
  decideSharedRetry({
    retryAfterMs: undefined,
    pausesInVain: 0,
    refusedMs: 0,
    policy: defaultRetryPolicy,
    random: 1,
    ...changes,
  });

test("a throttled call waits for as long as the service asks, however often that was in vain", () => {
  expect(decide({ retryAfterMs: 7_000, pausesInVain: 50 })).toEqual({ retry: true, delayMs: 7_000 });
});

test("where the service does not say how long, the pauses grow with each that was in vain, up to the longest", () => {
  const delays = [0, 1, 2, 50].map((pausesInVain) => decide({ pausesInVain }));
  expect(delays).toMatchObject([1_000, 2_000, 4_000, 60_000].map((delayMs) => ({ delayMs })));
});

test("a service that refuses everything for as long as a call may take has had its chance", () => {
  expect(decide({ refusedMs: 299_999 }).retry).toBe(true);
  expect(decide({ refusedMs: 300_000 })).toEqual({ retry: false, why: "totalTimeoutTooNear" });
});

test("without retries there is none", () => {
  const policy = { ...defaultRetryPolicy, maxRetries: 0 };
  expect(decide({ policy })).toEqual({ retry: false, why: "retriesUsedUp" });
});
