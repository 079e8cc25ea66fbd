import { type AnswerLike, withBody, withHeaders } from "../../test/upstream/answer.ts";
import { accepted, batchError } from "../../test/upstream/batch-answers.ts";
import {
  closeAfterRequest,
  closeBeforeReading,
  resetAfterRequest,
  resetAfterStatusLine,
  resetBeforeReading,
  resetMidBody,
  resetMidHeaders,
  truncate,
} from "../../test/upstream/broken-connections.ts";
import { flood, gzipped } from "../../test/upstream/endless-answers.ts";
import type { Behaviour } from "../../test/upstream/exchange.ts";
import { stallBeforeHeaders, stallInBody } from "../../test/upstream/slow-answers.ts";
import { answer, late, redirect } from "../../test/upstream/whole-answers.ts";

/** One way in which the service, or the network, misbehaves. */
export interface Fault {
  readonly name: string;
  readonly weight: number;
  readonly behaviour: Behaviour;
  /** Whether the job is terminated all the same: always, never, or by chance. */
  readonly acts: "always" | "never" | "perhaps";
}

const busy = batchError(503, "ServerBusy", "The server is currently unable to receive requests.");
const broken = batchError(500, "InternalError", "The server encountered an internal error.");
const throttled = batchError(429, "TooManyRequests", "Too many requests.");
const html = (status: number): AnswerLike => withBody(plain(status), "<html>Sign in</html>", "text/html");
const plain = (status: number): AnswerLike => ({
  status,
  headers: [],
  body: Buffer.alloc(0),
  framing: "length",
});
const claims = Buffer.from('{"access_token":{"nbf":{"essential":true}}}').toString("base64");
const challenge = withHeaders(plain(401), [
  "WWW-Authenticate",
  `Bearer realm="", error="insufficient_claims", claims="${claims}"`,
]);

const fault = (name: string, acts: Fault["acts"], behaviour: Behaviour, weight = 4): Fault => ({
  name,
  weight,
  behaviour,
  acts,
});

/** Everything that can go wrong with a request. Those that cost a whole timeout are rare. */
export const faults: readonly Fault[] = [
  fault("429 with retry-after-ms", "perhaps", answer(withHeaders(throttled, ["retry-after-ms", "3"]))),
  fault(
    "429 with a malformed Retry-After",
    "perhaps",
    answer(withHeaders(throttled, ["Retry-After", "1e12"])),
  ),
  fault("503 with Retry-After", "perhaps", answer(withHeaders(busy, ["Retry-After", "0"]))),
  fault("compressed 503", "perhaps", answer(gzipped(busy))),
  fault("500", "perhaps", answer(broken)),
  fault("500 with 300 kB", "perhaps", flood(broken, "x".repeat(65_536), 300_000), 1),
  fault("504 from a gateway", "perhaps", answer(html(504))),
  fault("408", "perhaps", answer(plain(408))),
  fault("reset before the request is read", "never", resetBeforeReading()),
  fault("closed before the request is read", "never", closeBeforeReading()),
  fault("reset after the request", "perhaps", resetAfterRequest()),
  fault("closed after the request", "perhaps", closeAfterRequest()),
  fault("reset after the status line", "always", resetAfterStatusLine(accepted())),
  fault("reset in the headers", "always", resetMidHeaders(accepted())),
  fault("reset in the body", "perhaps", resetMidBody(busy)),
  fault("truncated 202", "always", truncate(accepted())),
  fault("slow 202", "always", late(accepted(), 5)),
  fault("hang before the headers", "perhaps", stallBeforeHeaders(), 1),
  fault("hang in the body", "always", stallInBody(accepted()), 1),
  fault("challenge for claims", "never", answer(challenge)),
  fault("401", "never", answer(batchError(401, "InvalidAuthenticationInfo", "The token has expired.")), 1),
  fault("404", "never", answer(batchError(404, "JobNotFound", "The specified job does not exist."))),
  fault("200 with a login page", "perhaps", answer(html(200))),
  fault(
    "redirect",
    "never",
    redirect(307, () => "http://stranger.invalid/"),
  ),
];
