import { withBody, withHeaders, withStatus } from "../../upstream/answer.ts";
import { batchError } from "../../upstream/batch-answers.ts";
import {
  closeAfterRequest,
  closeBeforeReading,
  resetAfterRequest,
  resetBeforeReading,
  resetMidBody,
  resetMidHeaders,
  truncate,
} from "../../upstream/broken-connections.ts";
import { stallBeforeHeaders, stallInBody, trickleAll } from "../../upstream/slow-answers.ts";
import { answer, rawBytes, redirect } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { completed, failing } from "./failing-read.ts";
import { busy, internalError, notFound, throttled } from "./service-answers.ts";

const ATTEMPT_MS = 60_000;
const TOTAL_MS = 10_000;

const statuses: Scenario[] = [
  failing("500", "a 500", answer(internalError())),
  failing("503", "a 503 that asks for a wait", answer(busy(["Retry-After", "1"]))),
  failing("429", "a 429 that asks for a wait", answer(throttled(["Retry-After", "1"]))),
  failing("429-at-once", "a 429 that asks for no wait", answer(throttled(["Retry-After", "0"]))),
  failing("403", "a 403", answer(batchError(403, "AuthenticationFailed", "The request was refused."))),
  failing(
    "404-stranger",
    "a 404 of a stranger",
    answer(withBody(notFound(), "<h1>Not here</h1>", "text/html")),
  ),
  failing(
    "404-other",
    "a 404 that is about no job",
    answer(batchError(404, "PoolNotFound", "No such pool.")),
  ),
  ...[202, 206, 304, 400, 418].map((status) =>
    failing(`${status}`, `a ${status} with the job in it`, answer(withStatus(completed, status))),
  ),
  failing("204", "a 204", answer({ status: 204, headers: [], body: Buffer.alloc(0), framing: "none" })),
];

const broken: Scenario[] = [
  failing("reset", "a reset", resetAfterRequest()),
  failing("closed", "a closed connection", closeAfterRequest()),
  failing("reset-unread", "a reset before it is read", resetBeforeReading(), {
    seen: { requests: 1, reads: 0 },
  }),
  failing("closed-unread", "a connection closed before it is read", closeBeforeReading(), {
    seen: { requests: 1, reads: 0 },
  }),
  failing("reset-mid-headers", "a reset in the middle of the headers", resetMidHeaders(completed)),
  failing("reset-mid-body", "a reset in the middle of the job", resetMidBody(completed)),
  failing("truncated", "half a job", truncate(completed)),
  failing("garbage", "an answer that is no HTTP", rawBytes("SSH-2.0-OpenSSH_9.9\r\n\r\n")),
];

const slow: Scenario[] = [
  failing("hang", "no answer: given up after attemptTimeoutMs", stallBeforeHeaders(), {
    elapsedMs: ATTEMPT_MS,
  }),
  failing(
    "hang-in-body",
    "a job that does not end: given up after attemptTimeoutMs",
    stallInBody(completed),
    {
      elapsedMs: ATTEMPT_MS,
    },
  ),
  failing("hang-to-total", "no answer: given up at totalTimeoutMs", stallBeforeHeaders(), {
    call: { totalTimeoutMs: TOTAL_MS },
    elapsedMs: TOTAL_MS,
  }),
  failing(
    "hang-in-body-to-total",
    "a job that does not end: given up at totalTimeoutMs",
    stallInBody(completed),
    {
      call: { totalTimeoutMs: TOTAL_MS },
      elapsedMs: TOTAL_MS,
    },
  ),
  failing("trickled", "an answer of one byte a second", trickleAll(completed, 1_000), {
    elapsedMs: ATTEMPT_MS,
  }),
];

const redirects: Scenario[] = [301, 302, 303, 307, 308].flatMap((status) => [
  failing(
    `${status}-same-origin`,
    `a ${status} to the same origin`,
    redirect(status, (origin, target) => `${origin}${target}`),
  ),
  failing(`${status}-another-origin`, `a ${status} to another origin`, (stranger) => [
    redirect(status, (_origin, target) => `${stranger}${target}`),
  ]),
]);

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1795262400"}}}';
const challenge = (parameters: string) =>
  answer(
    withHeaders(batchError(401, "AuthenticationFailed", "The token is over."), [
      "WWW-Authenticate",
      `Bearer realm="", ${parameters}`,
    ]),
  );
const claimsChallenge = challenge(`error="insufficient_claims", claims="${btoa(CLAIMS)}"`);

const challenges: Scenario[] = [
  failing("401", "a 401", challenge('error="invalid_token"')),
  failing("cae-shared-key", "a claims challenge to a Shared Key request", claimsChallenge, {
    only: { credential: "key" },
  }),
  failing("cae-twice", "two claims challenges", [claimsChallenge, claimsChallenge, answer(completed)], {
    only: { credential: "token" },
    seen: { requests: 1, reads: 2, claims: [undefined, CLAIMS] },
  }),
  failing("cae-credential-fails", "a claims challenge that the credential cannot answer", claimsChallenge, {
    only: { credential: "token" },
    tokens: ["gives", "throws"],
    seen: { requests: 1, reads: 1, claims: [undefined, CLAIMS] },
  }),
  failing("cae-credential-hangs", "a claims challenge that the credential never answers", claimsChallenge, {
    only: { credential: "token" },
    tokens: ["gives", "hangs"],
    call: { totalTimeoutMs: TOTAL_MS },
    elapsedMs: TOTAL_MS,
    seen: { requests: 1, reads: 1, claims: [undefined, CLAIMS] },
  }),
];

export const failingReads: readonly Scenario[] = [
  ...statuses,
  ...broken,
  ...slow,
  ...redirects,
  ...challenges,
];
