import { createHmac } from "node:crypto";
import { afterAll, expect, inject, test } from "vitest";
import { changingFetch, withHeader } from "../changing-fetch.ts";
import { findingsOf } from "../conformance.ts";
import { errorExample, exampleJobId } from "../contract.ts";
import { headerValue, type RecordedRequest } from "../exchange.ts";
import { keyCredential, mockClient } from "../mock-client.ts";
import { preferringFetch } from "../preferring-fetch.ts";
import { recordingFetch } from "../recording-fetch.ts";
import { passOnTo, startWire } from "../wire.ts";

const wire = await startWire(passOnTo(inject("prismUrl")));
afterAll(wire.stop);

test("any Authorization passes the mock; our check finds what is no token and no signature", async () => {
  for (const value of ["x", "Basic YTpi", "Bearer", "SharedKey account", "SharedKey account:c2hvcnQ="]) {
    const { fetch, exchanges } = recordingFetch();
    const client = mockClient({ fetch: changingFetch(withHeader("authorization", value), fetch) });
    expect(await client.terminateJob(exampleJobId)).toMatchObject({ outcome: "accepted" });
    expect(exchanges.flatMap((each) => findingsOf(each))).toEqual([
      expect.objectContaining({ check: "request-credentials" }),
    ]);
  }
});

test("a wrong signature passes the mock; the client's fits the bytes that arrived, on every attempt", async () => {
  const calls = [
    [exampleJobId, {}],
    ["MyJobSchedule:job-1", { terminateReason: "naïve ☃", serverTimeoutSeconds: 7 }],
    ["a/b c", { ifMatch: "0x1", ifUnmodifiedSince: new Date(0) }],
    ["é", { ifNoneMatch: "*", ifModifiedSince: new Date(0), returnClientRequestId: false }],
  ] as const;
  for (const [jobId, options] of calls) {
    const before = wire.exchanges.length;
    const client = mockClient({
      endpoint: wire.url,
      credential: keyCredential,
      maxRetries: 1,
      fetch: preferringFetch([errorExample("ServerBusy")]),
    });
    await client.terminateJob(jobId, options);
    const sent = wire.exchanges.slice(before).map(({ request }) => request);
    expect(sent).toHaveLength(2);
    for (const request of sent) {
      expect(headerValue(request.headers, "authorization")).toBe(
        `SharedKey account:${expectedSignature(request)}`,
      );
    }
  }
});

test("any date passes the mock; the client sends its own clock's, since a signature lasts 15 minutes", async () => {
  const { fetch, exchanges } = recordingFetch();
  const stale = changingFetch(withHeader("ocp-date", "Thu, 01 Jan 1970 00:00:00 GMT"), fetch);
  await mockClient({ fetch: stale }).terminateJob(exampleJobId);
  expect(exchanges[0]?.response.status).toBe(202);

  const before = Date.now();
  await mockClient({ endpoint: wire.url, credential: keyCredential }).terminateJob(exampleJobId);
  const sent = Date.parse(headerValue(wire.exchanges.at(-1)?.request.headers ?? [], "ocp-date") ?? "");
  expect(sent).toBeGreaterThanOrEqual(before - 1_000);
  expect(sent).toBeLessThanOrEqual(Date.now());
});

/**
 * The signature that the service would compute for a request as it arrived. Written apart from the client's, after
 * Microsoft Learn, Batch Service REST API, "Authenticate requests to the Azure Batch service".
 */
function expectedSignature({ method, url, headers }: RecordedRequest): string {
  const line = (name: string) => `${headerValue(headers, name) ?? ""}\n`;
  const { pathname, searchParams } = new URL(url);
  const text = [
    `${method}\n`,
    line("Content-Encoding"),
    line("Content-Language"),
    line("Content-Length"),
    line("Content-MD5"),
    line("Content-Type"),
    line("Date"),
    line("If-Modified-Since"),
    line("If-Match"),
    line("If-None-Match"),
    line("If-Unmodified-Since"),
    line("Range"),
    `ocp-date:${line("ocp-date")}`,
    `/account${pathname}`,
    ...[...searchParams].sort().map(([name, value]) => `\n${name}:${value}`),
  ].join("");
  return createHmac("sha256", Buffer.from(keyCredential.key, "base64")).update(text, "utf8").digest("base64");
}
