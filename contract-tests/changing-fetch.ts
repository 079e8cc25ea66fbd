import type { FetchLike } from "../src/index.ts";
import type { RecordedRequest } from "./exchange.ts";
import { recorded } from "./recording-fetch.ts";

/** Changes one thing of a request that is otherwise valid. */
export type Change = (request: RecordedRequest) => RecordedRequest;

/** A fetch that changes each request of the client before it goes out. */
export function changingFetch(change: Change, next: FetchLike = fetch): FetchLike {
  return (url, init) => {
    const { url: changedUrl, method, headers, body } = change(recorded(url, init));
    return next(changedUrl, {
      ...init,
      method,
      headers: headers.map(([...pair]) => pair),
      // A fetch refuses to send a body with these.
      body: method === "GET" || method === "HEAD" ? null : body,
    });
  };
}

export const withMethod =
  (method: string): Change =>
  (request) => ({ ...request, method });

export const withPath =
  (path: string): Change =>
  (request) => {
    const { origin, search } = new URL(request.url);
    return { ...request, url: origin + path + search };
  };

/** Sets a query parameter, or takes it away. */
export const withQuery =
  (name: string, value: string | undefined): Change =>
  (request) => {
    const url = new URL(request.url);
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return { ...request, url: url.href };
  };

/** Sets a header, or takes it away. */
export const withHeader =
  (name: string, value: string | undefined): Change =>
  (request) => {
    const others = request.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
    return { ...request, headers: value === undefined ? others : [...others, [name, value]] };
  };

export const withBody =
  (body: string): Change =>
  (request) => ({ ...request, body });
