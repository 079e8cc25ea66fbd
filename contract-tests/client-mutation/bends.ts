import { type Change, changingFetch } from "../changing-fetch.ts";
import type { RecordedRequest } from "../exchange.ts";
import { recorded } from "../recording-fetch.ts";
import type { Bend } from "./bent-client.ts";
import { signedAnew } from "./signing.ts";

/** The client makes its requests so, and signs what it made. */
export const making = (change: Change): Bend => ({
  fetch: (next, { account }) => changingFetch((request) => signedAnew(account)(change(request)), next),
});

/** The client's requests are changed so after they were signed. */
export const spoiling = (change: Change): Bend => ({ fetch: (next) => changingFetch(change, next) });

/** The client makes every attempt but the first so, out of that attempt and the first one. */
export const makingRetries = (
  change: (request: RecordedRequest, first: RecordedRequest) => RecordedRequest,
): Bend => ({
  fetch: (next, { account }) => onRetries((...both) => signedAnew(account)(change(...both)))(next),
});

/** Every attempt but the first is changed so after it was signed. */
export const spoilingRetries = (
  change: (request: RecordedRequest, first: RecordedRequest) => RecordedRequest,
): Bend => ({ fetch: (next) => onRetries(change)(next) });

/** The client takes each answer for another one; the run writes down the answer that came. */
export const taking = (seen: (answer: Response) => Response | Promise<Response>): Bend => ({
  fetch: (next) => async (url, init) => seen(await next(url, init)),
});

/** The client takes the state of a job for another one; undefined stays as it is. */
export const takingState = (other: (state: string) => string | undefined): Bend =>
  taking(async (answer) => {
    if (answer.status !== 200) return answer;
    const { status, headers } = answer;
    const job = (await answer.json()) as { state: string };
    return new Response(JSON.stringify({ ...job, state: other(job.state) ?? job.state }), {
      status,
      headers,
    });
  });

/** The same answer with another status. */
export const withStatus = ({ body, headers }: Response, status: number): Response =>
  new Response(body, { status, headers });

function onRetries(change: (request: RecordedRequest, first: RecordedRequest) => RecordedRequest) {
  return (next: Parameters<NonNullable<Bend["fetch"]>>[0]): ReturnType<NonNullable<Bend["fetch"]>> => {
    // A client of the run makes one call, so that whatever comes later is a further attempt.
    let first: RecordedRequest | undefined;
    return (url, init) => {
      const before = first;
      first ??= recorded(url, init);
      return before ? changingFetch((request) => change(request, before), next)(url, init) : next(url, init);
    };
  };
}
