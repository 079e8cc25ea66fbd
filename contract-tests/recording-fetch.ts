import type { FetchLike } from "../src/index.ts";
import type { Exchange, RecordedRequest } from "./exchange.ts";

/** A fetch that keeps what passes through it. */
export interface RecordingFetch {
  readonly fetch: FetchLike;
  /** Every request that was handed on, answered or not. */
  readonly requests: RecordedRequest[];
  /** Every request that was answered, with its answer. */
  readonly exchanges: Exchange[];
}

/** Wraps a fetch for the client's `fetch` option and keeps every exchange. */
export function recordingFetch(
  next: FetchLike = fetch,
  clock: { now(): number; elapsed(): number } = { now: Date.now, elapsed: () => performance.now() },
): RecordingFetch {
  const requests: RecordedRequest[] = [];
  const exchanges: Exchange[] = [];
  return {
    requests,
    exchanges,
    async fetch(url, init) {
      const request = recorded(url, init);
      const [sentAt, started] = [clock.now(), clock.elapsed()];
      requests.push(request);
      const response = await next(url, init);
      const { status, headers } = response;
      const body = await response.clone().text();
      exchanges.push({
        request,
        response: { status, headers: [...headers], body },
        ...(response.redirected && { redirected: true }),
        sentAt,
        durationMs: clock.elapsed() - started,
      });
      return response;
    },
  };
}

/** What the client hands to its `fetch`, as plain data. */
export function recorded(
  url: string,
  { method = "GET", headers, body = null }: RequestInit,
): RecordedRequest {
  if (typeof body !== "string" && body !== null) throw new TypeError("the client sends its body as text");
  return { method, url, headers: [...new Headers(headers)], body: body ?? "" };
}
