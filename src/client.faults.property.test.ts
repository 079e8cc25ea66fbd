import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { AccessToken, GetTokenOptions } from "./credential.ts";
import { isBatchClientError, isBatchTimeoutError } from "./errors.ts";
import type { TerminateJobResult } from "./result.ts";
import { ENDPOINT } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { until } from "./testing/passing-time.ts";
import {
  answer,
  batchError,
  connectionFailure,
  type Step,
  scriptedFetch,
  silence,
} from "./testing/scripted-fetch.ts";

/** What one attempt meets. */
type Fault =
  | { readonly network: string | undefined }
  | { readonly status: number; readonly code?: string; readonly retryAfter?: string }
  | { readonly body: "hangs" | "breaks" | "html" | "json"; readonly status: number }
  | "hang"
  | "redirected"
  | "challenge";

const LOST = ["ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT", undefined];
const UNSENT = [
  ...["ECONNREFUSED", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"],
  ...["CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID", "SELF_SIGNED_CERT_IN_CHAIN"],
];
const CONFLICTS = [
  ...["JobBeingTerminated", "JobCompleted", "JobBeingDeleted", "JobDisabled", "JobNotActive"],
  "OperationInvalidForCurrentState",
];
const STATUSES = [
  ...[200, 201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 408, 411, 412, 413, 429],
  ...[500, 501, 502, 503, 504, 505, 599],
];

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LOST, ...UNSENT).map((network) => ({ network })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...STATUSES),
        fc.option(fc.constantFrom("0", "1", "200", "1e12", "-1", "soon"), { nil: undefined }),
      )
      .map(([status, retryAfter]) => (retryAfter === undefined ? { status } : { status, retryAfter })),
  },
  { weight: 3, arbitrary: fc.constantFrom(...CONFLICTS).map((code) => ({ status: 409, code })) },
  {
    weight: 2,
    arbitrary: fc.record({
      body: fc.constantFrom("hangs" as const, "breaks" as const, "html" as const, "json" as const),
      status: fc.constantFrom(200, 202, 409, 503),
    }),
  },
  fc.constantFrom("hang", "redirected", "challenge"),
  fc.constant({ status: 202 }),
);

const CHALLENGE = `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`;

// As browsers tell it: no code, no cause.
const namelessFailure: Step = () => Promise.reject(new TypeError("Failed to fetch"));

function stepFor(given: Fault): Step {
  if (given === "hang") return silence;
  if (given === "redirected")
    return () => Object.defineProperty(new Response(null, { status: 202 }), "redirected", { value: true });
  if (given === "challenge") return answer(401, { "www-authenticate": CHALLENGE });
  if ("network" in given)
    return given.network === undefined ? namelessFailure : connectionFailure(given.network);
  if ("body" in given) return (init) => bodyThat(given.body, given.status, init);
  const headers: Record<string, string> =
    given.retryAfter === undefined ? {} : { "retry-after": given.retryAfter };
  return given.code ? batchError(given.status, given.code, headers) : answer(given.status, headers);
}

function bodyThat(what: "hangs" | "breaks" | "html" | "json", status: number, init: RequestInit): Response {
  if (what === "html")
    return new Response("<html></html>", { status, headers: { "content-type": "text/html" } });
  if (what === "json") return Response.json({}, { status });
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("{"));
      init.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
    },
    pull(controller) {
      if (what === "breaks") controller.error(new TypeError("terminated"));
    },
  });
  return new Response(body, { status });
}

// Written from the service's facts, not from the code: what the service cannot have acted on.
function cannotHaveActed(given: Fault): boolean {
  if (typeof given === "string") return given === "challenge";
  if ("network" in given) return given.network !== undefined && UNSENT.includes(given.network);
  return given.status >= 300 && given.status < 500 && given.status !== 408 && given.status !== 429;
}

const isAccepted = (given: Fault | undefined) =>
  typeof given === "object" &&
  "status" in given &&
  given.status === 202 &&
  (!("body" in given) || given.body === "json");
const isResolvable = (given: Fault | undefined) =>
  typeof given === "object" && "code" in given && /^Job(?:BeingTerminated|Completed)$/.test(given.code ?? "");

test("whatever the schedule of faults, attempts stay in bounds, and success needs a 202 or a resolved 409", async () => {
  const options = fc.record({
    maxRetries: fc.nat(5),
    idempotent: fc.boolean(),
    totalTimeoutMs: fc.constantFrom(300_000, 20_000, Number.POSITIVE_INFINITY),
    attemptTimeoutMs: fc.constantFrom(60_000, 5_000),
    retryBaseDelayMs: fc.constantFrom(0, 1_000),
  });
  const schedule = fc.array(fault, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(schedule, options, async (faults, given) => {
      const runtime = new FakeRuntime();
      let tokens = 0;
      const getToken = async (_scope: string, _options: GetTokenOptions): Promise<AccessToken> => ({
        token: `token-${++tokens}`,
        expiresOnTimestamp: Number.POSITIVE_INFINITY,
      });
      const { fetch, requests } = scriptedFetch(...faults.map(stepFor));
      const { idempotent, ...policy } = given;
      const client = new BatchClient(ENDPOINT, { getToken }, { fetch, ...policy }, runtime);
      const call = client.terminateJob("nightly", { idempotent });
      const outcome: TerminateJobResult | Error = await until(runtime, call).catch((error: Error) => error);

      const met = requests.map((_, index) => faults[Math.min(index, faults.length - 1)] ?? "hang");
      const last = met.at(-1);
      const challenges = met.includes("challenge") ? 1 : 0;
      expect(met.length).toBeLessThanOrEqual(given.maxRetries + 1 + challenges);
      expect(tokens).toBeLessThanOrEqual(1 + challenges);
      expect(runtime.timers).toEqual([]);
      if (outcome instanceof Error) {
        expect(isBatchClientError(outcome), String(outcome.stack)).toBe(true);
        // When time runs out in the middle of an answer, nobody knows what it would have said.
        const outcomeUnknown = isBatchTimeoutError(outcome) || !met.every(cannotHaveActed);
        expect(outcome).toMatchObject({ attempts: met.length, outcomeUnknown });
        expect(isAccepted(last)).toBe(false);
      } else {
        expect(outcome.attempts).toBe(met.length);
        if (outcome.status === 202) expect(isAccepted(last)).toBe(true);
        else {
          expect(isResolvable(last)).toBe(true);
          expect(idempotent || !met.slice(0, -1).every(cannotHaveActed)).toBe(true);
        }
      }
    }),
    { numRuns: 1_500 },
  );
}, 20_000);
