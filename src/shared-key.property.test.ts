import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type Upstream } from "../test/upstream/upstream.ts";
import { BatchClient } from "./client.ts";
import type { TerminateJobOptions } from "./terminate-input.ts";
import { anyText } from "./testing/generated-text.ts";
import { expectedAuthorization, type WireRequest } from "./testing/shared-key-verifier.ts";

let upstream: Upstream;

beforeAll(async () => {
  upstream = await startUpstream();
});

afterAll(() => upstream.stop());

const etag = fc.stringMatching(/^[\x21-\x7e]{1,30}$/);
const date = fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true });
const conditions: fc.Arbitrary<TerminateJobOptions> = fc.oneof(
  fc.constant({}),
  fc.record({ ifMatch: etag, ifUnmodifiedSince: date }, { requiredKeys: [] }),
  fc.record({ ifNoneMatch: etag, ifModifiedSince: date }, { requiredKeys: [] }),
);
const parameters = fc.record(
  {
    terminateReason: anyText,
    serverTimeoutSeconds: fc.nat(2 ** 31 - 1),
    clientRequestId: fc.uuid(),
    returnClientRequestId: fc.boolean(),
  },
  { requiredKeys: [] },
);
const options = fc.tuple(conditions, parameters).map(([a, b]): TerminateJobOptions => ({ ...a, ...b }));
const jobId = fc.oneof(
  fc.stringMatching(/^[\w-]{1,64}(?::job-\d{1,4})?$/),
  anyText.filter((id) => !["", ".", ".."].includes(id) && !/\p{Surrogate}/u.test(id)),
);
const account = fc.record({
  name: fc.stringMatching(/^[a-z0-9]{3,24}$/),
  key: fc.uint8Array({ minLength: 1, maxLength: 96 }).map((bytes) => Buffer.from(bytes).toString("base64")),
});
const basePath = fc.constantFrom("", "/", "/gateway", "/a%20b/c:d/", "/v1.0/~x");

/** Makes one call and returns what the server received of it. */
async function received(
  id: string,
  { name, key }: { readonly name: string; readonly key: string },
  given: TerminateJobOptions = {},
  path = "",
): Promise<WireRequest> {
  const client = new BatchClient(upstream.origin + path, { name, key });
  await client.terminateJob(id, given);
  const request = upstream.requests.at(-1);
  if (!request) throw new Error("The server received nothing.");
  return request;
}

const headerOf = ({ headers }: WireRequest, wanted: string) =>
  headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);

test("the signature is the one that the service computes from the bytes it received", async () => {
  await fc.assert(
    fc.asyncProperty(jobId, account, options, basePath, async (id, credential, given, path) => {
      const request = await received(id, credential, given, path);
      expect(headerOf(request, "authorization")).toEqual([
        expectedAuthorization(request, credential.name, credential.key),
      ]);
      expect(headerOf(request, "content-length")).toEqual([String(request.body.byteLength)]);
      expect(headerOf(request, "content-type")).toEqual(["application/json; odata=minimalmetadata"]);
      expect(headerOf(request, "ocp-date")).toHaveLength(1);
      expect(JSON.parse(Buffer.from(request.body).toString())).toEqual(
        given.terminateReason === undefined ? {} : { terminateReason: given.terminateReason },
      );
    }),
    { numRuns: 200 },
  );
}, 20_000);

test("the verifier notices any change of what is signed", async () => {
  const credential = { name: "account", key: Buffer.from("key").toString("base64") };
  const request = await received("nightly", credential, {
    serverTimeoutSeconds: 30,
    ifMatch: "0x8DB9ABD9BC6099C",
    ifUnmodifiedSince: new Date(0),
  });
  const replaced = (name: string, value: string): WireRequest => ({
    ...request,
    headers: request.headers.map((line) => (line[0].toLowerCase() === name ? [line[0], value] : line)),
  });
  const sent = headerOf(request, "authorization")[0];
  const changes: readonly WireRequest[] = [
    { ...request, method: "PUT" },
    { ...request, target: request.target.replace("nightly", "another") },
    { ...request, target: request.target.replace("timeout=30", "timeout=31") },
    { ...request, target: request.target.replace("2023-11-01.18.0", "2024-02-01.19.0") },
    { ...request, headers: [...request.headers, ["Range", "bytes=0-1"]] },
    { ...request, headers: [...request.headers, ["ocp-range", "bytes=0-1"]] },
    ...["content-length", "content-type", "ocp-date", "if-match", "if-unmodified-since"].map((name) =>
      replaced(name, "1"),
    ),
  ];
  expect(expectedAuthorization(request, credential.name, credential.key)).toBe(sent);
  for (const changed of changes)
    expect(expectedAuthorization(changed, credential.name, credential.key)).not.toBe(sent);
  expect(expectedAuthorization(request, "account2", credential.key)).not.toBe(sent);
  expect(expectedAuthorization(request, credential.name, "b3RoZXI=")).not.toBe(sent);
});
