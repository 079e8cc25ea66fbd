import { expect, inject, onTestFinished, test } from "vitest";
import { BatchServiceError } from "../../src/index.ts";
import { changingFetch, withHeader, withMethod, withQuery } from "../changing-fetch.ts";
import { findingsOf } from "../conformance.ts";
import { acceptedExample, errorExample, exampleJobId } from "../contract.ts";
import { type HeaderList, headerValue, type RecordedResponse } from "../exchange.ts";
import { mockClient } from "../mock-client.ts";
import { preferHeader, preferringFetch } from "../preferring-fetch.ts";
import { recordingFetch } from "../recording-fetch.ts";
import { impatientClock } from "../test-clock.ts";
import { passOnTo, startWire, type Wire } from "../wire.ts";

const documented: HeaderList = Object.entries(acceptedExample);
const jobCompleted = errorExample("JobCompleted");
const errorHeaders: HeaderList = [["Content-Type", "application/json;odata=minimalmetadata"]];

test("a status outside the contract is served by the mock; the client takes it for an error, our check finds it", async () => {
  for (const status of [200, 201, 204, 302, 600, 999]) {
    const { fetch, exchanges } = recordingFetch();
    const client = mockClient({ fetch: preferringFetch([{ status, name: "JobCompleted" }], fetch) });
    await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({
      name: "BatchServiceError",
      status,
    });
    expect(exchanges.flatMap((each) => findingsOf(each))).toContainEqual(
      expect.objectContaining({ check: "response-status", received: `status ${status}` }),
    );
  }
});

test("an unknown example is silently answered with a 202, so that tests must look at what was served", async () => {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({ fetch: preferringFetch([{ status: 409, name: "NoSuchExample" }], fetch) });
  expect(await client.terminateJob(exampleJobId)).toMatchObject({ outcome: "accepted" });
  expect(headerValue(exchanges[0]?.request.headers ?? [], "prefer")).toBe("code=409, example=NoSuchExample");
});

test("a Prefer without the comma is no valid request for the mock, so that ours always has it", async () => {
  const withoutComma = preferHeader(jobCompleted).replace(",", "");
  const client = mockClient({ fetch: changingFetch(withHeader("prefer", withoutComma)) });
  await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({ status: 422, code: undefined });
});

test("the mock gives every refusal the code of its first example; the client reports what came", async () => {
  const client = mockClient({ fetch: changingFetch(withQuery("api-version", undefined)) });
  await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({
    status: 422,
    code: "InvalidHeaderValue",
  });
});

test("the mock's own errors are no BatchError; the client reports them without a code, our check finds them", async () => {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({ fetch: changingFetch(withMethod("PUT"), fetch) });
  await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({
    name: "BatchServiceError",
    status: 405,
    code: undefined,
    responseText: expect.stringContaining("NO_METHOD_MATCHED_ERROR"),
  });
  expect(exchanges.flatMap((each) => findingsOf(each)).map(({ check }) => check)).toEqual(
    expect.arrayContaining(["response-content-type", "response-body"]),
  );
});

test("the mock always sends every header; the client does without, our check finds the missing and the malformed", async () => {
  const bare = await play({ status: 202, headers: [], body: "" });
  expect(await mockClient({ endpoint: bare.url }).terminateJob(exampleJobId)).toMatchObject({
    outcome: "accepted",
    etag: undefined,
    lastModified: undefined,
    requestId: undefined,
    dataServiceId: undefined,
  });
  expect(bare.exchanges.flatMap((each) => findingsOf(each)).map(({ received }) => received)).toEqual(
    documented.map(([name]) => `no ${name}`),
  );

  const malformed = documented.map(([name, value]) => [name, name === "ETag" ? value : "string"] as const);
  const wrong = await play({ status: 202, headers: malformed, body: "" });
  expect(await mockClient({ endpoint: wrong.url }).terminateJob(exampleJobId)).toMatchObject({
    outcome: "accepted",
    lastModified: undefined,
  });
  const found = wrong.exchanges.flatMap((each) => findingsOf(each)).map(({ received }) => received);
  expect([...new Set(found)]).toEqual(
    ["client-request-id", "request-id", "Last-Modified"].map((name) => `${name}: string`),
  );
});

test("the mock sends the same client-request-id to everybody; the client gives back the one that it sent", async () => {
  const clientRequestId = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";
  const { fetch, exchanges } = recordingFetch();
  const result = await mockClient({ fetch }).terminateJob(exampleJobId, { clientRequestId });
  expect(headerValue(exchanges[0]?.response.headers ?? [], "client-request-id")).not.toBe(clientRequestId);
  expect(result.clientRequestId).toBe(clientRequestId);
});

test("the mock's 202 has a length; the client takes the service's, which is chunked", async () => {
  const mock = await startWire(passOnTo(inject("prismUrl")));
  onTestFinished(mock.stop);
  await mockClient({ endpoint: mock.url }).terminateJob(exampleJobId);
  expect(mock.exchanges[0]?.response.headers).toContainEqual(["Content-Length", "0"]);

  const headers: HeaderList = [
    ...documented,
    ["Transfer-Encoding", "chunked"],
    ["DataServiceVersion", "3.0"],
  ];
  const service = await play({ status: 202, headers, body: "" });
  expect(await mockClient({ endpoint: service.url }).terminateJob(exampleJobId)).toMatchObject({
    outcome: "accepted",
    etag: acceptedExample["ETag"],
  });
});

test("the mock never asks to wait; the client waits as long as a 429 says", async () => {
  const wire = await play(
    {
      status: 429,
      headers: [...errorHeaders, ["Retry-After", "30"]],
      body: JSON.stringify(errorExample("TooManyRequests").body),
    },
    { status: 202, headers: documented, body: "" },
  );
  const clock = impatientClock();
  const client = mockClient({
    endpoint: wire.url,
    runtime: clock,
    maxRetries: 1,
    attemptTimeoutMs: Number.POSITIVE_INFINITY,
    totalTimeoutMs: Number.POSITIVE_INFINITY,
  });
  expect(await client.terminateJob(exampleJobId)).toMatchObject({ outcome: "accepted", attempts: 2 });
  expect(clock.waits).toEqual([30_000]);
});

test("the mock never loses an answer; the client tries again and knows its own work", async () => {
  let requests = 0;
  const wire = await startWire(() => {
    if (++requests === 1) throw new Error("the connection breaks");
    return { status: 409, headers: errorHeaders, body: JSON.stringify(jobCompleted.body) };
  });
  onTestFinished(wire.stop);
  const client = mockClient({ endpoint: wire.url, maxRetries: 1 });
  expect(await client.terminateJob(exampleJobId)).toMatchObject({ outcome: "alreadyCompleted", attempts: 2 });
});

test("the mock writes an error on one line under one media type; the client reads it however it is written", async () => {
  const text = JSON.stringify(jobCompleted.body, undefined, 2).replaceAll("\n", "\r\n");
  const mediaTypes = [
    ...["application/json;odata=minimalmetadata", "application/json; odata=minimalmetadata"],
    ...["application/json", "application/json; charset=utf-8", "text/plain"],
  ];
  for (const mediaType of mediaTypes) {
    const wire = await play({ status: 409, headers: [["Content-Type", mediaType]], body: text });
    await expect(mockClient({ endpoint: wire.url }).terminateJob(exampleJobId)).rejects.toMatchObject({
      status: 409,
      code: "JobCompleted",
      serviceMessage: jobCompleted.body.message?.value?.split("\n")[0],
    });
  }
});

test("an empty object is a valid BatchError; the client copes with it, our check finds it", async () => {
  for (const body of ["{}", '{"code":"","message":{}}', "[]", "null", "", "<html>"]) {
    const wire = await play({ status: 409, headers: errorHeaders, body });
    const error: unknown = await mockClient({ endpoint: wire.url })
      .terminateJob(exampleJobId)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BatchServiceError);
    expect(error).toMatchObject({ status: 409, code: undefined, serviceMessage: undefined, values: [] });
    expect(wire.exchanges.flatMap((each) => findingsOf(each)).map(({ check }) => check)).toContain(
      "response-body",
    );
  }
});

test("the mock's 202 never has a body; the client refuses a login page and lets JSON pass, our check finds both", async () => {
  const page = await play({
    status: 202,
    headers: [["Content-Type", "text/html"]],
    body: "<h1>Sign in</h1>",
  });
  await expect(
    mockClient({ endpoint: page.url, maxRetries: 3 }).terminateJob(exampleJobId),
  ).rejects.toMatchObject({
    name: "BatchServiceError",
    status: 202,
    attempts: 1,
  });
  const json = await play({ status: 202, headers: [["Content-Type", "application/json"]], body: "{}" });
  expect(await mockClient({ endpoint: json.url }).terminateJob(exampleJobId)).toMatchObject({
    outcome: "accepted",
  });
  for (const { exchanges } of [page, json]) {
    expect(exchanges.flatMap((each) => findingsOf(each)).map(({ check }) => check)).toEqual(
      expect.arrayContaining(["response-content-type", "response-body"]),
    );
  }
});

/** A listener that gives one answer after the other, and the last one to everybody else, until the test is over. */
async function play(...answers: [RecordedResponse, ...RecordedResponse[]]): Promise<Wire> {
  const [first, ...later] = answers;
  let next = first;
  const wire = await startWire(() => {
    const answer = next;
    next = later.shift() ?? next;
    return answer;
  });
  onTestFinished(wire.stop);
  return wire;
}
