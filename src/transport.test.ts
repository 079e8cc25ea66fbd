import { expect, test, vi } from "vitest";
import type { FetchLike } from "./options.ts";
import type { PipelineRequest } from "./pipeline.ts";
import { newRequest } from "./testing/pipeline-request.ts";
import { rejection } from "./testing/rejection.ts";
import { fetchTransport } from "./transport.ts";

test("the given fetch gets the URL and plain values, and is told not to follow redirects", async () => {
  const answer = new Response();
  const fetch = vi.fn<FetchLike>(async () => answer);
  const request = newRequest();
  expect(await fetchTransport(fetch)(request)).toBe(answer);
  const { method, headers, body, signal } = request;
  expect(fetch).toHaveBeenCalledExactlyOnceWith(request.url, {
    method,
    headers,
    body,
    signal,
    redirect: "manual",
  });
});

test("a fetch that throws at once is a rejection like any other", async () => {
  const failure = new Error("no network");
  const fetch: FetchLike = () => {
    throw failure;
  };
  expect(await rejection(fetchTransport(fetch)(newRequest()))).toBe(failure);
});

test("without one the global fetch sends", async () => {
  const request = newRequest({ url: "data:text/plain,hello", method: "GET" });
  const { body: _, ...bodyless } = request;
  const response = await fetchTransport(undefined)(bodyless as typeof request);
  expect(await response.text()).toBe("hello");
});

test("where answers are kept, a job is read anew each time", async () => {
  const fetch = vi.fn<FetchLike>(async () => new Response());
  const { body: _, ...read } = newRequest({ method: "GET" });
  await fetchTransport(fetch, true)(read as PipelineRequest);
  await fetchTransport(fetch, true)(newRequest());
  await fetchTransport(fetch)(read as PipelineRequest);
  expect(fetch.mock.calls.map(([, { cache }]) => cache)).toEqual(["no-store", undefined, undefined]);
});
