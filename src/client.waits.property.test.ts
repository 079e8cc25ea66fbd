import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import { isBatchWaitError } from "./index.ts";
import type { BatchClientOptions, FetchLike } from "./options.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { fault, metBy, readFault, readStepFor, stateIn, stepFor } from "./testing/faults.ts";
import { until } from "./testing/passing-time.ts";
import { accepted, type Step, scriptedFetchWith } from "./testing/scripted-fetch.ts";

const CONDITIONS = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"];
const condition = fc.constantFrom(
  { ifMatch: "0x1" },
  { ifNoneMatch: "0x1" },
  { ifModifiedSince: new Date(0) },
  { ifUnmodifiedSince: new Date(0) },
);
const readSchedule = fc.array(readFault, { minLength: 1, maxLength: 8 });

/** A client, and the methods of its requests in their order; `onRequest` is told the number of each. */
function setUp(reads: Step[], steps: Step[], options: BatchClientOptions, onRequest: (n: number) => void) {
  const runtime = new FakeRuntime();
  const script = scriptedFetchWith(reads, steps);
  const methods: string[] = [];
  const fetch: FetchLike = (url, init) => {
    methods.push(init.method ?? "");
    onRequest(methods.length);
    return script.fetch(url, init);
  };
  const client = new BatchClient(ENDPOINT, tokenCredential("token-1"), { fetch, ...options }, runtime);
  return { ...script, client, runtime, methods };
}

test("whatever its reads meet, a wait ends in its time, and only a completed job is its end", async () => {
  const policies = fc.record({ maxRetries: fc.nat(3), attemptTimeoutMs: fc.constantFrom(60_000, 5_000) });
  const waits = fc.record({
    waitTimeoutMs: fc.constantFrom(100, 5_000, 70_000),
    acceptDeleted: fc.boolean(),
  });
  const ways = fc.oneof(fc.constant(undefined), condition);
  await fc.assert(
    fc.asyncProperty(readSchedule, policies, waits, ways, async (faults, options, wait, terminating) => {
      const { client, runtime, methods, reads } = setUp(
        faults.map(readStepFor),
        [accepted],
        options,
        () => {},
      );
      const startedAt = runtime.elapsed();
      const call = terminating
        ? client.terminateJob("nightly-42", { ...terminating, wait }).then(({ ended }) => ended)
        : client.waitForTermination("nightly-42", wait);
      const outcome = await until(runtime, call).catch((error: Error) => error);

      expect(runtime.elapsed() - startedAt).toBeLessThanOrEqual(wait.waitTimeoutMs);
      expect(runtime.timers).toEqual([]);
      expect(methods).toEqual([...(terminating ? ["POST"] : []), ...reads.map(() => "GET")]);
      for (const { headers } of reads) {
        for (const name of CONDITIONS) expect(headers.has(name), name).toBe(false);
      }
      const states = metBy(faults, reads.length).flatMap((met) => stateIn(met) ?? []);
      const last = states.at(-1);
      if (!(outcome instanceof Error)) {
        expect(outcome?.state).toBe(last);
        expect(last === "completed" || (last === "deleted" && wait.acceptDeleted)).toBe(true);
        expect(outcome?.polls).toBe(states.length);
        return;
      }
      expect(isBatchWaitError(outcome), String(outcome.stack)).toBe(true);
      expect(outcome).toMatchObject({ lastState: last, outcomeUnknown: false });
      expect(last).not.toBe("completed");
      const reason = isBatchWaitError(outcome) && outcome.reason;
      const isStuck =
        last === "disabled" ||
        ((last === "deleting" || last === "deleted") && !wait.acceptDeleted) ||
        (last !== "terminating" && last !== "deleting" && states.includes("terminating"));
      expect(reason === "state").toBe(isStuck);
    }),
    { numRuns: 600 },
  );
}, 60_000);

test("an abort at any request ends the call with its reason, and no other request follows", async () => {
  const schedule = fc.array(fault, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(schedule, readSchedule, fc.integer({ min: 1, max: 6 }), async (faults, reads, at) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const { client, runtime, methods } = setUp(
        reads.map(readStepFor),
        faults.map(stepFor),
        { maxRetries: 2 },
        (number) => number === at && controller.abort(reason),
      );
      const call = client.terminateJob("nightly-42", { signal: controller.signal, wait: true });
      const outcome = await until(runtime, call).catch((error: Error) => error);
      expect(outcome === reason).toBe(methods.length === at);
      expect(methods.length).toBeLessThanOrEqual(at);
      expect(methods.join(" ")).not.toMatch(/GET.*POST/);
      expect(runtime.timers).toEqual([]);
    }),
    { numRuns: 600 },
  );
}, 60_000);
