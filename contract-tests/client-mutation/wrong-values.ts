import { type Change, withHeader, withPath, withQuery } from "../changing-fetch.ts";
import { headerValue } from "../exchange.ts";
import { making } from "./bends.ts";
import { type Bend, bent } from "./bent-client.ts";
import { CALLS, ERRORS, RETRIES, type WrongClient } from "./wrong-client.ts";

const ACCEPTED = "positive-acceptance";
const OTHER_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** Clients that send what nobody asked them to send, or when nobody did. */
export const wrongValues: readonly WrongClient[] = [
  sending(
    "job-other",
    "names another job in its path",
    ACCEPTED,
    /the job [\w-]+, as it was asked for/,
    making(withPath("/jobs/another/terminate")),
  ),
  sending(
    "if-match-quoted",
    "puts the ETag of If-Match into quotes",
    ACCEPTED,
    /If-Match: "/,
    making(quoted),
  ),
  sending(
    "if-match-dropped",
    "drops If-Match",
    ACCEPTED,
    /If-Match: undefined/,
    making(withHeader("if-match", undefined)),
  ),
  sending(
    "timeout-0-dropped",
    "drops a timeout of 0",
    ACCEPTED,
    /timeout: 0, as it was/,
    making(withoutZero),
  ),
  sending(
    "return-id-always",
    "asks for its request id, whatever it is told",
    ACCEPTED,
    /return-client-request-id: true/,
    making(withHeader("return-client-request-id", "true")),
  ),
  sending(
    "id-replaced",
    "sends another request id than it is given",
    ACCEPTED,
    /client-request-id: 0f8fad5b/,
    making(withHeader("client-request-id", OTHER_ID)),
  ),
  sending("id-same", "has one request id for all calls", ACCEPTED, /as in another call/, {
    clock: (clock) => ({ ...clock, uuid: () => OTHER_ID }),
  }),
  {
    ...sending(
      "retries-unasked",
      "tries again though it is told not to",
      "retry-conformance",
      /1 attempts at most/,
      {
        options: { maxRetries: 3 },
      },
    ),
    aims: ERRORS,
  },
  {
    ...sending("waits-not", "says that it waits, and does not", "retry-conformance", /wait of \d+ ms/, {
      clock: withoutWaits,
    }),
    ...{ target: "proxy", aims: RETRIES },
  },
  {
    ...sending("redirect-followed", "follows redirects", "client-outcome", /to which a redirect led/, {
      fetch: following,
    }),
    ...{ target: "proxy", aims: ["error", "wrong"] },
  },
];

function sending(id: string, what: string, check: string, finding: RegExp, bend: Bend): WrongClient {
  return { id, what, check, target: "mock", finding, aims: CALLS, makeClient: bent(bend) };
}

function quoted(request: Parameters<Change>[0]) {
  const etag = headerValue(request.headers, "if-match");
  return etag === undefined ? request : withHeader("if-match", `"${etag}"`)(request);
}

function withoutZero(request: Parameters<Change>[0]) {
  const isZero = new URL(request.url).searchParams.get("timeout") === "0";
  return isZero ? withQuery("timeout", undefined)(request) : request;
}

function withoutWaits(clock: Parameters<NonNullable<Bend["clock"]>>[0]) {
  const after: typeof clock.after = (ms, callback) => clock.after(Number.isFinite(ms) ? 0 : ms, callback);
  return { ...clock, after };
}

function following(next: Parameters<NonNullable<Bend["fetch"]>>[0]): typeof next {
  return (url, init) => next(url, { ...init, redirect: "follow" });
}
