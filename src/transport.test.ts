import { expect, test, vi } from "vitest";
import type { FetchLike } from "./options.ts";
import { Stop } from "./stop.ts";
import { deferred } from "./testing/deferred.ts";
import { newRequest } from "./testing/pipeline-request.ts";
import { rejection } from "./testing/rejection.ts";
import { fetchTransport } from "./transport.ts";

const reason = new Error("the caller changed its mind");
const read = newRequest({ method: "GET", body: undefined });

test("the given fetch gets the URL and plain values, and is told not to follow redirects", async () => {
  const fetch = vi.fn<FetchLike>(async () => new Response("text", { status: 404, headers: { ETag: "x" } }));
  const request = newRequest();
  const answer = await fetchTransport(fetch)(request, new Stop());
  expect([answer.status, answer.headers.get("etag"), answer.text]).toEqual([404, "x", "text"]);
  expect(fetch).toHaveBeenCalledExactlyOnceWith(request.url, {
    method: "POST",
    headers: new Headers([...request.headers]),
    body: "{}",
    signal: expect.any(AbortSignal),
    redirect: "manual",
  });
});

test("a fetch that throws at once is a rejection like any other", async () => {
  const failure = new Error("no network");
  const fetch: FetchLike = () => {
    throw failure;
  };
  expect(await rejection(fetchTransport(fetch)(newRequest(), new Stop()))).toBe(failure);
});

test("without one the global fetch sends", async () => {
  const request = { ...read, url: "data:text/plain,hello" };
  expect((await fetchTransport(undefined)(request, new Stop())).text).toBe("hello");
});

test("an abort ends the fetch, with its reason", async () => {
  const stop = new Stop();
  const given = deferred<AbortSignal>();
  const sent = rejection(
    fetchTransport((_, { signal }) => {
      if (signal) given.resolve(signal);
      return new Promise(() => {});
    })(newRequest(), stop),
  );
  const signal = await given.promise;
  stop.abort(reason);
  expect(await sent).toBe(reason);
  expect(signal.reason).toBe(reason);
});

test("an abort after the answer reaches nobody", async () => {
  const stop = new Stop();
  const fetch = vi.fn<FetchLike>(async () => new Response());
  await fetchTransport(fetch)(newRequest(), stop);
  stop.abort(reason);
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(false);
});

test("where answers are kept, a job is read anew each time", async () => {
  const fetch = vi.fn<FetchLike>(async () => new Response());
  await fetchTransport(fetch, true)(read, new Stop());
  await fetchTransport(fetch, true)(newRequest(), new Stop());
  await fetchTransport(fetch)(read, new Stop());
  expect(fetch.mock.calls.map(([, { cache }]) => cache)).toEqual(["no-store", undefined, undefined]);
});
