import { afterAll, expect, inject, test } from "vitest";
import { type Change, changingFetch, withBody, withHeader, withQuery } from "../changing-fetch.ts";
import { findingsOf } from "../conformance.ts";
import { exampleJobId, requestMediaType } from "../contract.ts";
import type { Exchange, RecordedRequest } from "../exchange.ts";
import { headerValues } from "../exchange.ts";
import { expectAccepted } from "../expect-accepted.ts";
import { mockClient } from "../mock-client.ts";
import { recordingFetch } from "../recording-fetch.ts";
import { passOnTo, startWire } from "../wire.ts";

const wire = await startWire(passOnTo(inject("prismUrl")));
afterAll(wire.stop);

test("an unknown query parameter passes the mock and is found by our check; the client sends none", async () => {
  expect(findingsOf(await accepted(withQuery("x-not-in-contract", "true")))).toEqual([
    expect.objectContaining({
      check: "request-unknown-query",
      received: "query parameter x-not-in-contract",
    }),
  ]);
  await mockClient({ endpoint: wire.url }).terminateJob(exampleJobId, { serverTimeoutSeconds: 5 });
  expect(new URL(lastRequest().url).search).toBe("?api-version=2023-11-01.18.0&timeout=5");
});

test("a misspelled header passes the mock; the client's are those of the contract", async () => {
  await accepted((request) => withHeader("If-Macth", "0x1")(withHeader("If-Match", undefined)(request)));
  await mockClient({ endpoint: wire.url }).terminateJob(exampleJobId, {
    ifMatch: "0x1",
    ifUnmodifiedSince: new Date(0),
  });
  const names = lastRequest().headers.map(([name]) => name.toLowerCase());
  expect(names.filter((name) => /^(if|ocp|client|return)-/.test(name)).sort()).toEqual([
    ...["client-request-id", "if-match", "if-unmodified-since", "ocp-date", "return-client-request-id"],
  ]);
});

test("media type parameters pass the mock; the client sends the contract's bytes", async () => {
  for (const other of ["application/json", "application/json; odata=verbose"]) {
    expect(findingsOf(await accepted(withHeader("content-type", other)))).toEqual([
      expect.objectContaining({ check: "request-content-type", received: `Content-Type: ${other}` }),
    ]);
  }
  await mockClient({ endpoint: wire.url }).terminateJob(exampleJobId);
  expect(headerValues(lastRequest().headers, "content-type")).toEqual([requestMediaType]);
});

test("an Accept that the service cannot meet passes the mock; the client asks for JSON", async () => {
  await accepted(withHeader("accept", "application/xml"));
  await mockClient({ endpoint: wire.url }).terminateJob(exampleJobId);
  expect(headerValues(lastRequest().headers, "accept")).toEqual(["application/json"]);
});

test("malformed JSON hangs the mock; the client's body is JSON whatever the reason says", async () => {
  const hanging = mockClient({
    fetch: changingFetch(withBody('{"terminateReason":')),
    attemptTimeoutMs: 200,
  });
  await expect(hanging.terminateJob(exampleJobId)).rejects.toMatchObject({ name: "BatchTimeoutError" });

  for (const terminateReason of ["", '"', "\\", "a\nb\r\n", "\u0000\u2028", "naïve ☃ 🚀", "\ud800", "{}"]) {
    await mockClient({ endpoint: wire.url }).terminateJob(exampleJobId, { terminateReason });
    const { body, headers } = lastRequest();
    expect(JSON.parse(body)).toEqual({ terminateReason });
    expect(headerValues(headers, "content-length")).toEqual([String(Buffer.byteLength(body))]);
  }
});

test("the mock reads a path after decoding it; the client encodes a job id so that it stays one segment", async () => {
  const encoded = {
    "MyJobSchedule:job-1": "MyJobSchedule%3Ajob-1",
    "a/b": "a%2Fb",
    "../b": "..%2Fb",
    "a?b#c": "a%3Fb%23c",
    "100%": "100%25",
    "%2e%2e": "%252e%252e",
    "a b+c": "a%20b%2Bc",
    "é🚀": "%C3%A9%F0%9F%9A%80",
    [`${"x".repeat(64)}:job-12`]: `${"x".repeat(64)}%3Ajob-12`,
  };
  for (const [jobId, segment] of Object.entries(encoded)) {
    const result = await mockClient({ endpoint: wire.url }).terminateJob(jobId);
    expect(result).toMatchObject({ outcome: "accepted", jobId });
    expect(new URL(lastRequest().url).pathname).toBe(`/jobs/${segment}/terminate`);
  }
});

test("an id that would bend the path cannot be sent, though the mock cannot tell what was meant", async () => {
  const before = wire.exchanges.length;
  for (const jobId of ["", ".", "..", "\ud800"]) {
    await expect(mockClient({ endpoint: wire.url }).terminateJob(jobId)).rejects.toMatchObject({
      name: "BatchInputError",
      argument: "jobId",
    });
  }
  expect(wire.exchanges).toHaveLength(before);
});

test("the mock ignores a base path; the client keeps the one of its endpoint", async () => {
  const player = await startWire(() => ({ status: 202, headers: [], body: "" }));
  try {
    for (const endpoint of [`${player.url}/batch/v1`, `${player.url}/batch/v1/`]) {
      await mockClient({ endpoint }).terminateJob(exampleJobId);
      const sent = player.exchanges.at(-1)?.request.url ?? "";
      expect(new URL(sent).pathname).toBe("/batch/v1/jobs/nightly-42/terminate");
    }
  } finally {
    await player.stop();
  }
});

test("the mock speaks plain http; the client takes it for the loopback host only", () => {
  expect(() => mockClient({ endpoint: "http://account.region.batch.azure.com" })).toThrow(
    expect.objectContaining({ name: "BatchInputError", argument: "endpoint" }),
  );
});

function lastRequest(): RecordedRequest {
  return wire.exchanges.at(-1)?.request ?? expect.fail("nothing was sent");
}

/** The exchange of a request that is changed on its way and that the mock accepts all the same. */
async function accepted(change: Change): Promise<Exchange> {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({ fetch: changingFetch(change, fetch) });
  await expectAccepted(client.terminateJob(exampleJobId), exchanges);
  return exchanges[0] ?? expect.fail("nothing was sent");
}
