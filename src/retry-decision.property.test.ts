import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { BatchEvent } from "./events.ts";
import type { RetryPolicy } from "./options.ts";
import { backoffMs, decideRetry } from "./retry-decision.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { until } from "./testing/passing-time.ts";
import { answer, connectionFailure, scriptedFetch } from "./testing/scripted-fetch.ts";

const duration = (max: number) => fc.oneof(fc.nat(max), fc.double({ min: 0, max, noNaN: true }));
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const policy: fc.Arbitrary<RetryPolicy> = fc.record({
  maxRetries: fc.nat(1000),
  retryBaseDelayMs: fc.oneof(duration(10_000), fc.constantFrom(0, Number.MAX_VALUE)),
  retryMaxDelayMs: fc.oneof(duration(100_000), fc.constantFrom(0, Number.MAX_VALUE)),
  attemptTimeoutMs: fc.constant(60_000),
  totalTimeoutMs: fc.constant(300_000),
});

test("every backoff is between half of the doubled base and all of it, and never above the cap", () => {
  fc.assert(
    fc.property(policy, fc.nat(999), random, (given, retries, chance) => {
      const delayMs = backoffMs(retries, given, chance);
      const { retryBaseDelayMs, retryMaxDelayMs } = given;
      expect(delayMs).toBeLessThanOrEqual(retryMaxDelayMs);
      expect(delayMs).toBeLessThanOrEqual(retryBaseDelayMs * 2 ** retries);
      expect(delayMs).toBeGreaterThanOrEqual(Math.min(retryMaxDelayMs, retryBaseDelayMs * 2 ** retries) / 2);
    }),
    { numRuns: 1_000 },
  );
});

test("with the same chance, no backoff is shorter than the one before", () => {
  fc.assert(
    fc.property(policy, fc.nat(998), random, (given, retries, chance) => {
      expect(backoffMs(retries + 1, given, chance)).toBeGreaterThanOrEqual(backoffMs(retries, given, chance));
    }),
  );
});

test("a wait is never decided on that would reach the end of the total timeout", () => {
  const asked = fc.option(fc.oneof(duration(400_000), fc.constant(999_999_999_999_999_000)), {
    nil: undefined,
  });
  const remaining = fc.oneof(duration(300_000), fc.integer({ min: -1_000, max: 0 }), fc.constant(Infinity));
  fc.assert(
    fc.property(
      policy,
      fc.nat(1000),
      asked,
      remaining,
      random,
      (given, retries, retryAfterMs, remainingMs, chance) => {
        const decision = decideRetry({
          failure: { status: 503 },
          retryAfterMs,
          retries,
          remainingMs,
          policy: given,
          random: chance,
        });
        if (!decision.retry) return;
        expect(retries).toBeLessThan(given.maxRetries);
        expect(decision.delayMs).toBeGreaterThanOrEqual(0);
        expect(decision.delayMs).toBeLessThan(remainingMs);
        if (retryAfterMs !== undefined) expect(decision.delayMs).toBe(retryAfterMs);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("a call that only ever fails waits within its bounds, and ends before its total timeout", async () => {
  const failure = fc.oneof(
    fc.constant(connectionFailure("ECONNRESET")),
    fc.constant(answer(503)),
    duration(50_000).map((ms) => answer(429, { "retry-after-ms": String(Math.floor(ms)) })),
    fc.nat(1_000).map((seconds) => answer(503, { "retry-after": String(seconds) })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(failure, { minLength: 1, maxLength: 12 }),
      fc.record({
        maxRetries: fc.nat(12),
        retryBaseDelayMs: duration(20_000),
        retryMaxDelayMs: duration(60_000),
        totalTimeoutMs: fc.integer({ min: 1, max: 300_000 }),
      }),
      fc.infiniteStream(random),
      async (failures, options, chances) => {
        const runtime = new FakeRuntime();
        runtime.random = () => chances.next().value;
        const events: BatchEvent[] = [];
        const client = new BatchClient(
          ENDPOINT,
          tokenCredential("token"),
          { fetch: scriptedFetch(...failures).fetch, ...options, onEvent: (event) => events.push(event) },
          runtime,
        );
        await expect(until(runtime, client.terminateJob("nightly"))).rejects.toThrow("POST /jobs/nightly");
        const waits = events.filter((event) => event.type === "retry");
        const last = events.at(-1);
        expect(waits.length).toBeLessThanOrEqual(options.maxRetries);
        for (const { elapsedMs, delayMs } of waits)
          expect(elapsedMs + delayMs).toBeLessThan(options.totalTimeoutMs);
        expect(last).toMatchObject({ type: "gaveUp", attempt: waits.length + 1 });
        expect(last?.elapsedMs).toBeLessThan(options.totalTimeoutMs);
        expect(last?.elapsedMs).toBeCloseTo(waits.reduce((sum, { delayMs }) => sum + delayMs, 0));
        expect(runtime.timers).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
