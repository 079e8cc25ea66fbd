import { type AnswerLike, answerFor, withBody, withHeaders, withoutHeaders } from "../../upstream/answer.ts";
import { batchError, job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import { gzipped } from "../../upstream/endless-answers.ts";
import { trickleBody } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { foundOver } from "./outcomes.ts";
import { fromClock, throttled } from "./service-answers.ts";

const NEVER = Number.POSITIVE_INFINITY;
const completed = job({ state: "completed" });

/** A read that is odd, and tells the state all the same. */
const told = (id: string, title: string, given: AnswerLike, more: Partial<Scenario> = {}): Scenario => ({
  id: `read-odd-${id}`,
  title: `a lost answer, then a completed job ${title}: a result`,
  options: { maxRetries: 0 },
  server: [resetAfterRequest()],
  reads: [answer(given)],
  expect: foundOver("completed", 1),
  seen: { requests: 1, reads: 1 },
  ...more,
});

/** The completed job in another form. */
const written =
  (type: string, change: (text: string) => string | Uint8Array = (text) => text): AnswerLike =>
  (received) => {
    const { body } = answerFor(completed, received);
    return answerFor(withBody(completed, change(Buffer.from(body).toString()), type), received);
  };

const bodies: Scenario[] = [
  told("gzip", "that is compressed", gzipped(completed)),
  told(
    "bom",
    "with a byte order mark",
    written("application/json", (text) => `\ufeff${text}`),
  ),
  told(
    "utf-16",
    "in UTF-16 that says so",
    written("application/json; charset=utf-16le", (text) => Buffer.from(text, "utf16le")),
  ),
  told("text-plain", "sent as text/plain", written("text/plain")),
  told("text-html", "sent as text/html", written("text/html")),
  told("no-type", "without Content-Type", withoutHeaders(completed, "Content-Type")),
  told("letter-case", "whose id is written in other letters", job({ id: "NIGHTLY-42", state: "completed" })),
  told(
    "more-fields",
    "with fields that were not asked for",
    job({ state: "completed", priority: 500, x: [] }),
  ),
  told("wait", "and a wait asked for", withHeaders(completed, ["Retry-After", "600"])),
  told("clock", "from a server with another clock", fromClock(completed, 86_400_000)),
  told("challenge", "and a challenge beside it", withHeaders(completed, ["WWW-Authenticate", "Bearer"])),
  {
    ...told("slow", "that comes slowly", completed),
    title: "a lost answer, then a terminating job that comes slowly, without headers: a result",
    reads: [
      trickleBody(
        {
          status: 200,
          headers: [],
          body: Buffer.from(`{"state":"terminating","id":"nightly-42"}`),
          framing: "length",
        },
        1_000,
      ),
    ],
    expect: {
      result: { outcome: "alreadyTerminating", toldBy: "read", etag: undefined, lastModified: undefined },
      elapsedMs: 41_000,
    },
  },
  told("no-timeouts", "where no timeout is set", completed, {
    options: { maxRetries: 0, attemptTimeoutMs: NEVER, totalTimeoutMs: NEVER },
  }),
  {
    ...told("id-made-by-schedule", "whose id was made by a schedule", completed),
    jobId: "nightly:job-1",
  },
];

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1795262400"}}}';
const challenged = answer(
  withHeaders(batchError(401, "AuthenticationFailed", "The token is over."), [
    "WWW-Authenticate",
    `Bearer realm="", error="insufficient_claims", claims="${btoa(CLAIMS)}"`,
  ]),
);

const moments: Scenario[] = [
  {
    id: "read-after-challenge",
    title: "a lost answer, then a claims challenge to the read: one new token, and the read once more",
    only: { credential: "token" },
    options: { maxRetries: 0 },
    server: [resetAfterRequest()],
    reads: [challenged, answer(completed)],
    expect: foundOver("completed", 1),
    seen: { requests: 1, reads: 2, claims: [undefined, CLAIMS] },
  },
  {
    id: "read-after-long-wait",
    title: "a 429 whose wait is longer than what is left: the job is looked at at once",
    server: [answer(throttled(["Retry-After", "301"]))],
    reads: [answer(completed)],
    expect: { ...foundOver("completed", 1), elapsedMs: 0 },
    seen: { requests: 1, reads: 1 },
  },
];

export const oddReads: readonly Scenario[] = [...bodies, ...moments];
