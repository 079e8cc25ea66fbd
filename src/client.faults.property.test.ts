import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { AccessToken, GetTokenOptions } from "./credential.ts";
import { isBatchClientError, isBatchTimeoutError } from "./index.ts";
import type { TerminateJobResult } from "./results.ts";
import { ENDPOINT } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import {
  cannotHaveActed,
  fault,
  isAccepted,
  isResolvable,
  metBy,
  readFault,
  readStepFor,
  stateIn,
  stepFor,
} from "./testing/faults.ts";
import { until } from "./testing/passing-time.ts";
import { scriptedFetchWith } from "./testing/scripted-fetch.ts";

const isOver = (state: string | undefined) => state === "terminating" || state === "completed";
const hasTimeLeft = (error: Error) => !isBatchTimeoutError(error) || error.scope === "attempt";

test("whatever the schedule of faults, attempts stay in bounds, and success needs a 202, a resolved 409 or a read", async () => {
  const options = fc.record({
    maxRetries: fc.nat(5),
    idempotent: fc.boolean(),
    totalTimeoutMs: fc.constantFrom(300_000, 20_000, Number.POSITIVE_INFINITY),
    attemptTimeoutMs: fc.constantFrom(60_000, 5_000),
    retryBaseDelayMs: fc.constantFrom(0, 1_000),
  });
  const schedule = fc.array(fault, { minLength: 1, maxLength: 8 });
  const readSchedule = fc.array(readFault, { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(schedule, readSchedule, options, async (faults, readFaults, given) => {
      const runtime = new FakeRuntime();
      let tokens = 0;
      const getToken = async (_scope: string, _options: GetTokenOptions): Promise<AccessToken> => ({
        token: `token-${++tokens}`,
        expiresOnTimestamp: Number.POSITIVE_INFINITY,
      });
      const script = scriptedFetchWith(readFaults.map(readStepFor), faults.map(stepFor));
      const { fetch, requests, reads } = script;
      const { idempotent, ...policy } = given;
      const client = new BatchClient(ENDPOINT, { getToken }, { fetch, ...policy }, runtime);
      const call = client.terminateJob("nightly-42", { idempotent, ifMatch: "0x1" });
      const outcome: TerminateJobResult | Error = await until(runtime, call).catch((error: Error) => error);

      const met = metBy(faults, requests.length);
      const last = met.at(-1);
      const challenges = met.includes("challenge") ? 1 : 0;
      const found = metBy(readFaults, reads.length);
      expect(met.length).toBeLessThanOrEqual(given.maxRetries + 1 + challenges);
      // A challenge is no answer to a read: it is made once more with the token that was asked for.
      expect(reads.length).toBeLessThanOrEqual(found[0] === "challenge" ? 2 : 1);
      expect(tokens).toBeLessThanOrEqual(1 + challenges + reads.length);
      expect(runtime.timers).toEqual([]);
      for (const { headers } of reads) expect(headers.get("if-match")).toBeNull();
      if (outcome instanceof Error) {
        expect(isBatchClientError(outcome), String(outcome.stack)).toBe(true);
        // When time runs out in the middle of an answer, nobody knows what it would have said.
        const outcomeUnknown = isBatchTimeoutError(outcome) || !met.every(cannotHaveActed);
        const jobState = stateIn(found.at(-1));
        expect(outcome).toMatchObject({ attempts: met.length, outcomeUnknown, jobState });
        expect(isOver(jobState)).toBe(false);
        expect(isAccepted(last)).toBe(false);
        expect(reads.length > 0).toBe(outcomeUnknown && hasTimeLeft(outcome));
      } else {
        expect(outcome.attempts).toBe(met.length);
        expect(reads.length > 0).toBe(outcome.toldBy === "read");
        if (outcome.status === 202) expect(isAccepted(last)).toBe(true);
        else if (outcome.toldBy === "read") {
          expect(isOver(stateIn(found.at(-1)))).toBe(true);
          expect(met.every(cannotHaveActed)).toBe(false);
        } else {
          expect(isResolvable(last)).toBe(true);
          expect(idempotent || !met.slice(0, -1).every(cannotHaveActed)).toBe(true);
        }
      }
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
