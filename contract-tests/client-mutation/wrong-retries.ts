import type { FetchLike } from "../../src/index.ts";
import { taking, withStatus } from "./bends.ts";
import { type Bend, bent } from "./bent-client.ts";
import { RETRIES, type WrongClient } from "./wrong-client.ts";

/** Clients that try again when they should not, or do not when they should, or at the wrong time. */
export const wrongRetries: readonly WrongClient[] = [
  retrying("retries-never", "never tries again", "mock", /a single attempt/, { options: { maxRetries: 0 } }),
  retrying("retries-too-few", "gives up before its retries are used up", "mock", /2 attempts/, {
    options: { maxRetries: 1 },
  }),
  retrying("retries-too-many", "tries again ten times, whatever it is told", "mock", /5 attempts/, {
    options: { maxRetries: 10 },
  }),
  retrying(
    "retries-not-500",
    "does not try again after 500",
    "proxy",
    /a single attempt/,
    taking(as(500, 501)),
  ),
  retrying(
    "retries-not-429",
    "does not try again after 429",
    "mock",
    /a single attempt/,
    taking(as(429, 400)),
  ),
  retrying("retries-not-lost", "does not try again when an answer got lost", "proxy", /a single attempt/, {
    fetch: givingUp,
  }),
  retrying("retries-404", "tries again after 404", "mock", /another attempt after 404/, taking(as(404, 503))),
  retrying("retries-409", "tries again after 409", "mock", /another attempt after 409/, taking(as(409, 503))),
  retrying("retries-202", "tries again after 202", "mock", /another attempt after 202/, taking(as(202, 503))),
  retrying("retries-at-once", "sends each request twice at once", "mock", /attempts with \d waits/, {
    fetch: twice,
  }),
  retrying(
    "retry-after-ignored",
    "does not look at Retry-After",
    "proxy",
    /Retry-After: 30/,
    retryAfter(() => undefined),
  ),
  retrying(
    "retry-after-milliseconds",
    "takes the seconds of Retry-After for milliseconds",
    "proxy",
    /another attempt after 30 ms/,
    retryAfter((seconds) => String(Number(seconds) / 1_000)),
  ),
  retrying(
    "retry-after-capped",
    "waits ten seconds at most",
    "proxy",
    /another attempt after 10000 ms/,
    retryAfter((seconds) => String(Math.min(10, Number(seconds)))),
  ),
];

function retrying(
  id: string,
  what: string,
  target: WrongClient["target"],
  finding: RegExp,
  bend: Bend,
): WrongClient {
  return { id, what, check: "retry-conformance", target, finding, aims: RETRIES, makeClient: bent(bend) };
}

function as(status: number, other: number) {
  return (answer: Response) => (answer.status === status ? withStatus(answer, other) : answer);
}

function givingUp(next: FetchLike): FetchLike {
  return (url, init) => next(url, init).catch(() => new Response(null, { status: 501 }));
}

function twice(next: FetchLike): FetchLike {
  return (url, init) => Promise.any([next(url, init), next(url, init)]);
}

/** The client reads another Retry-After than the one that came. */
function retryAfter(read: (seconds: string) => string | undefined): Bend {
  return taking((answer) => {
    const asked = answer.headers.get("retry-after");
    if (asked === null) return answer;
    const headers = new Headers(answer.headers);
    const seconds = read(asked);
    headers.delete("retry-after");
    // In milliseconds the client takes any number, in seconds only whole ones.
    if (seconds !== undefined) headers.set("retry-after-ms", String(Number(seconds) * 1_000));
    return new Response(answer.body, { status: answer.status, headers });
  });
}
