import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { BatchClient } from "./client.ts";
import type { BatchCredential } from "./credential.ts";
import { BatchInputError } from "./errors.ts";
import type { BatchClientOptions } from "./options.ts";
import type { TerminateJobOptions } from "./terminate-input.ts";
import { ENDPOINT, SHARED_KEY, tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { reply, startServer } from "./testing/local-server.ts";
import { rejection } from "./testing/rejection.ts";
import { accepted, scriptedFetch } from "./testing/scripted-fetch.ts";
import { VERSION } from "./version.ts";

const credential = tokenCredential("token-1");

test("the version is that of package.json", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(manifest.version);
});

describe("on the wire", () => {
  test("a call without options is exactly this request", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    const client = new BatchClient(endpoint, credential, {}, new FakeRuntime());
    await client.terminateJob("nightly-42");
    const [{ headers, ...request } = { headers: {} }] = requests;
    expect(request).toEqual({
      method: "POST",
      url: "/jobs/nightly-42/terminate?api-version=2023-11-01.18.0",
      body: "{}",
    });
    expect(headers).toEqual({
      accept: "application/json",
      authorization: "Bearer token-1",
      "client-request-id": "00000000-0000-4000-8000-000000000001",
      "content-type": "application/json; odata=minimalmetadata",
      "ocp-date": "Fri, 17 Feb 2017 00:00:00 GMT",
      "return-client-request-id": "true",
      "user-agent": `azure-batch-job-terminate/${VERSION}`,
      // What Node's fetch adds by itself.
      "accept-encoding": "gzip, deflate",
      "accept-language": "*",
      connection: "keep-alive",
      "content-length": "2",
      host: new URL(endpoint).host,
      "sec-fetch-mode": "cors",
    });
  });

  const given: [TerminateJobOptions, Record<string, string>][] = [
    [
      { clientRequestId: "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" },
      { "client-request-id": "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" },
    ],
    [{ returnClientRequestId: false }, { "return-client-request-id": "false" }],
    [{ ifMatch: "0x8DB9ABD9BC6099C" }, { "if-match": "0x8DB9ABD9BC6099C" }],
    [{ ifNoneMatch: "*" }, { "if-none-match": "*" }],
    [{ ifModifiedSince: new Date(0) }, { "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT" }],
    [{ ifUnmodifiedSince: new Date(0) }, { "if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT" }],
  ];
  test.each(given)("%o becomes %o", async (options, headers) => {
    const { endpoint, requests } = await startServer(reply(202));
    await new BatchClient(endpoint, credential).terminateJob("nightly-42", options);
    expect(requests[0]?.headers).toMatchObject(headers);
  });

  test.each([
    [{ terminateReason: "über Nacht" }, "", '{"terminateReason":"über Nacht"}'],
    [{ terminateReason: "" }, "", '{"terminateReason":""}'],
    [{ serverTimeoutSeconds: 20 }, "&timeout=20", "{}"],
    [{ serverTimeoutSeconds: 0 }, "&timeout=0", "{}"],
  ])("%o becomes query '%s' and body %s", async (options, query, body) => {
    const { endpoint, requests } = await startServer(reply(202));
    await new BatchClient(endpoint, credential).terminateJob("nightly-42", options);
    expect(requests[0]).toMatchObject({
      url: `/jobs/nightly-42/terminate?api-version=2023-11-01.18.0${query}`,
      body,
      headers: { "content-length": String(Buffer.byteLength(body)) },
    });
  });

  test.each([
    ["nightly:job-1", "nightly%3Ajob-1"],
    ["a/b", "a%2Fb"],
    ["%2e%2e", "%252e%252e"],
    ["../..", "..%2F.."],
    ["a?b#c", "a%3Fb%23c"],
    ["夜間 🚀", "%E5%A4%9C%E9%96%93%20%F0%9F%9A%80"],
    ["it's(1)!*~", "it's(1)!*~"],
    ["$& {jobId}", "%24%26%20%7BjobId%7D"],
    ["a".repeat(300), "a".repeat(300)],
  ])("the job id %s stays one part of the path", async (jobId, part) => {
    const { endpoint, requests } = await startServer(reply(202));
    const result = await new BatchClient(endpoint, credential).terminateJob(jobId);
    expect(requests[0]?.url).toBe(`/jobs/${part}/terminate?api-version=2023-11-01.18.0`);
    expect(result.jobId).toBe(jobId);
  });

  test("a base path of the endpoint is kept", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    await new BatchClient(`${endpoint}/base/path/`, credential).terminateJob("nightly-42");
    expect(requests[0]?.url).toBe("/base/path/jobs/nightly-42/terminate?api-version=2023-11-01.18.0");
  });

  test("userAgent goes in front of the package's own", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    await new BatchClient(endpoint, credential, { userAgent: "nightly-cleaner/2.1 (x)" }).terminateJob("a");
    expect(requests[0]?.headers["user-agent"]).toBe(
      `nightly-cleaner/2.1 (x) azure-batch-job-terminate/${VERSION}`,
    );
  });

  test("a shared key signs the request", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    await new BatchClient(endpoint, SHARED_KEY).terminateJob("nightly-42");
    expect(requests[0]?.headers["authorization"]).toMatch(/^SharedKey account:[A-Za-z0-9+/]{43}=$/);
  });
});

describe("the constructor refuses", () => {
  const construct = (endpoint: unknown, given: unknown, options?: unknown) => () =>
    new BatchClient(endpoint as string, given as BatchCredential, options as BatchClientOptions);

  test.each([
    ["an endpoint that is no URL", construct("nightly", credential), "endpoint"],
    ["plain http", construct("http://account.region.batch.azure.com", credential), "endpoint"],
    ["no credential", construct(ENDPOINT, undefined), "credential"],
    ["a key that is not base64", construct(ENDPOINT, { name: "a", key: "!" }), "credential.key"],
    ["a misspelled option", construct(ENDPOINT, credential, { timeout: 1 }), "options.timeout"],
    ["a negative timeout", construct(ENDPOINT, credential, { totalTimeoutMs: -1 }), "options.totalTimeoutMs"],
    ["null for options", construct(ENDPOINT, credential, null), "options"],
    ["a token for a stranger", construct("https://batch.example", credential), "options.scope"],
  ])("%s", (_, refused, argument) => {
    expect(refused).toThrow(BatchInputError);
    expect(refused).toThrow(expect.objectContaining({ argument }));
  });
});

describe("the scope", () => {
  test.each([
    ["the endpoint's cloud", ENDPOINT, {}, "https://batch.core.windows.net//.default"],
    ["the caller", ENDPOINT, { scope: "api://x/.default" }, "api://x/.default"],
    [
      "the caller, for another host",
      "https://batch.example",
      { scope: "api://x/.default" },
      "api://x/.default",
    ],
  ])("comes from %s", async (_, endpoint, options, scope) => {
    const getToken = vi.fn(credential.getToken);
    const { fetch } = scriptedFetch(accepted);
    await new BatchClient(endpoint, { getToken }, { fetch, ...options }).terminateJob("nightly-42");
    expect(getToken).toHaveBeenCalledExactlyOnceWith(scope, expect.anything());
  });

  test("is not needed for an account key", async () => {
    const { fetch } = scriptedFetch(accepted);
    const result = await new BatchClient("https://batch.example", SHARED_KEY, { fetch }).terminateJob("a");
    expect(result.outcome).toBe("accepted");
  });
});

describe("bad call input rejects before anything is sent", () => {
  test.each([
    ["an empty job id", "", {}, "jobId"],
    ["a dot job id", "..", {}, "jobId"],
    ["a malformed uuid", "a", { clientRequestId: "x" }, "options.clientRequestId"],
    ["conditions that exclude each other", "a", { ifMatch: "x", ifNoneMatch: "x" }, "options.ifNoneMatch"],
    ["a negative timeout", "a", { attemptTimeoutMs: -1 }, "options.attemptTimeoutMs"],
    ["a negative server timeout", "a", { serverTimeoutSeconds: -1 }, "options.serverTimeoutSeconds"],
    ["a misspelled option", "a", { reason: "x" }, "options.reason"],
    ["null for options", "a", null, "options"],
  ])("%s", async (_, jobId, options, argument) => {
    const getToken = vi.fn(credential.getToken);
    const { fetch, requests } = scriptedFetch(accepted);
    const client = new BatchClient(ENDPOINT, { getToken }, { fetch });
    const error = await rejection(client.terminateJob(jobId, options as TerminateJobOptions));
    expect(error).toBeInstanceOf(BatchInputError);
    expect(error).toMatchObject({ argument, attempts: 0, outcomeUnknown: false });
    expect(getToken).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
  });
});

describe("a credential", () => {
  test.each([
    [
      "that returns null",
      async () => null,
      "the credential returned no token: getToken must resolve with { token, expiresOnTimestamp }",
    ],
    ["that throws", () => Promise.reject(new Error("s3cret")), "the credential threw Error; see cause"],
  ])("%s is a BatchCredentialError, and nothing is sent", async (_, getToken, problem) => {
    const { fetch, requests } = scriptedFetch(accepted);
    const error = await rejection(new BatchClient(ENDPOINT, { getToken }, { fetch }).terminateJob("a"));
    expect(error).toMatchObject({ name: "BatchCredentialError", attempts: 0, outcomeUnknown: false });
    expect(String(error)).toContain(problem);
    expect(String(error)).not.toContain("s3cret");
    expect(requests).toEqual([]);
  });

  test("is asked once by 64 calls at the same time", async () => {
    const getToken = vi.fn(credential.getToken);
    const { fetch, requests } = scriptedFetch(accepted);
    const client = new BatchClient(ENDPOINT, { getToken }, { fetch });
    await Promise.all(Array.from({ length: 64 }, (_, index) => client.terminateJob(`job-${index}`)));
    expect(getToken).toHaveBeenCalledOnce();
    expect(requests).toHaveLength(64);
  });
});
