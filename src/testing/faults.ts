import fc from "fast-check";
import type { FoundState } from "../errors.ts";
import { job } from "./job-answers.ts";
import { answer, batchError, connectionFailure, type Step, silence } from "./scripted-fetch.ts";

/** What one attempt meets. */
export type Fault =
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

export const fault: fc.Arbitrary<Fault> = fc.oneof(
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

export function stepFor(given: Fault): Step {
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
export function cannotHaveActed(given: Fault): boolean {
  if (typeof given === "string") return given === "challenge";
  if ("network" in given) return given.network !== undefined && UNSENT.includes(given.network);
  return given.status >= 300 && given.status < 500 && given.status !== 408 && given.status !== 429;
}

export const isAccepted = (given: Fault | undefined) =>
  typeof given === "object" &&
  "status" in given &&
  given.status === 202 &&
  (!("body" in given) || given.body === "json");
export const isResolvable = (given: Fault | undefined) =>
  typeof given === "object" && "code" in given && /^Job(?:BeingTerminated|Completed)$/.test(given.code ?? "");

/** What one read meets: a fault, a job in some state, or that there is none. */
export type ReadFault = Fault | { readonly state: FoundState | "sleeping"; readonly retryAfter?: string };

const STATES = [
  ...(["active", "disabling", "disabled", "enabling", "terminating", "completed", "deleting"] as const),
  ...(["deleted", "sleeping"] as const),
];

export const readFault: fc.Arbitrary<ReadFault> = fc.oneof(
  { weight: 1, arbitrary: fault },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...STATES), fc.option(fc.constantFrom("0", "2", "1e12"), { nil: undefined }))
      .map(([state, retryAfter]) => (retryAfter === undefined ? { state } : { state, retryAfter })),
  },
);

export function readStepFor(given: ReadFault): Step {
  if (typeof given === "string" || !("state" in given)) return stepFor(given);
  if (given.state === "deleted") return batchError(404, "JobNotFound");
  return job(given.state, {}, given.retryAfter === undefined ? {} : { "retry-after": given.retryAfter });
}

/** The state that a read tells, if it tells one. */
export const stateIn = (given: ReadFault | undefined): FoundState | undefined =>
  typeof given === "object" && "state" in given && given.state !== "sleeping" ? given.state : undefined;

/** What the n-th request met, counted from 0: the last of a schedule goes on for ever. */
export const metBy = <Given>(schedule: readonly Given[], requests: number): Given[] =>
  Array.from({ length: requests }, (_, index) => schedule[Math.min(index, schedule.length - 1)] as Given);
