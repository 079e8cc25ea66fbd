import { describe, expect, test, vi } from "vitest";
import { BatchClient } from "./client.ts";
import { BatchServiceError } from "./errors.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { reply, startServer } from "./testing/local-server.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { accepted, answer, batchError, scriptedFetch } from "./testing/scripted-fetch.ts";

const credential = tokenCredential("token-1");

describe("the answer", () => {
  test("as the service sends it becomes a typed result", async () => {
    const { endpoint } = await startServer((_, response) => {
      response.writeHead(202, {
        ETag: "0x8DB9ABD9BC6099C",
        "Last-Modified": "Tue, 17 Oct 2023 08:48:44 GMT",
        "request-id": "1b550a2c-e0c2-4fe5-86f4-e9243aafac3a",
        DataServiceId: "https://account.region.batch.azure.com/jobs/nightly-42/terminate",
        DataServiceVersion: "3.0",
        "Transfer-Encoding": "chunked",
      });
      response.end();
    });
    expect(
      await new BatchClient(endpoint, credential, {}, new FakeRuntime()).terminateJob("nightly-42"),
    ).toEqual({
      outcome: "accepted",
      jobId: "nightly-42",
      status: 202,
      toldBy: "answer",
      etag: "0x8DB9ABD9BC6099C",
      lastModified: new Date("2023-10-17T08:48:44Z"),
      requestId: "1b550a2c-e0c2-4fe5-86f4-e9243aafac3a",
      clientRequestId: "00000000-0000-4000-8000-000000000001",
      dataServiceId: "https://account.region.batch.azure.com/jobs/nightly-42/terminate",
      attempts: 1,
      ended: undefined,
    });
  });

  test("with a malformed Last-Modified has no date", async () => {
    const { client } = scriptedClient([answer(202, { "Last-Modified": "yesterday" })]);
    expect((await client.terminateJob("nightly-42")).lastModified).toBeUndefined();
  });

  test.each([
    ["an empty JSON object", "{}"],
    ["a long JSON text", JSON.stringify("x".repeat(50_000))],
    ["JSON longer than is read", JSON.stringify("x".repeat(100_000))],
  ])("202 with %s is drained and accepted", async (_, body) => {
    const { endpoint } = await startServer(reply(202, { "Content-Type": "application/json" }, body));
    const result = await new BatchClient(endpoint, credential).terminateJob("nightly-42");
    expect(result.outcome).toBe("accepted");
  });

  test("202 with HTML is an error and not retried", async () => {
    const { client, requests } = scriptedClient([
      answer(202, { "Content-Type": "text/html" }, "<html>login</html>"),
    ]);
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({
      name: "BatchServiceError",
      status: 202,
      outcomeUnknown: true,
      responseText: "<html>login</html>",
    });
    expect(requests).toHaveLength(1);
  });

  test.each([
    [200, "<html>login</html>", true],
    [200, "{}", true],
    [201, "", true],
    [203, "", true],
    [206, "", true],
    [302, "moved", false],
    [307, "", false],
  ])("%d with %j is an error and not retried", async (status, body, outcomeUnknown) => {
    const { client, requests } = scriptedClient([answer(status, { Location: "https://evil.example" }, body)]);
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({
      name: "BatchServiceError",
      status,
      code: undefined,
      outcomeUnknown,
    });
    expect(requests).toHaveLength(1);
  });

  test.each([204, 205, 304])("%d, which has no body, is an error and not retried", async (status) => {
    const { client, requests } = scriptedClient([answer(status)]);
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({ status, responseText: "" });
    expect(requests).toHaveLength(1);
  });

  test("a redirect is not followed", async () => {
    const stranger = await startServer(reply(202));
    const { endpoint } = await startServer(reply(307, { Location: `${stranger.endpoint}/elsewhere` }));
    expect(await rejection(new BatchClient(endpoint, credential).terminateJob("nightly-42"))).toMatchObject({
      status: 307,
      message: expect.stringContaining("redirects are never followed"),
    });
    expect(stranger.requests).toEqual([]);
  });

  test("with an error status becomes an error with all that it told", async () => {
    const { client } = scriptedClient([
      batchError(404, "JobNotFound", { "request-id": "2b550a2c-e0c2-4fe5-86f4-e9243aafac3a" }),
    ]);
    const error = await rejection(client.terminateJob("nightly-42"));
    expect(error).toBeInstanceOf(BatchServiceError);
    expect(error).toMatchObject({
      message:
        "POST /jobs/nightly-42/terminate: 404 JobNotFound: It says JobNotFound. (request-id 2b550a2c-e0c2-4fe5-86f4-e9243aafac3a, attempt 1 of 4)",
      status: 404,
      code: "JobNotFound",
      serviceMessage: "It says JobNotFound.",
      requestId: "2b550a2c-e0c2-4fe5-86f4-e9243aafac3a",
      clientRequestId: "00000000-0000-4000-8000-000000000001",
      attempts: 1,
      outcomeUnknown: false,
    });
  });

  test.each([
    ["no body", ""],
    ["a text", "Bad gateway"],
    ["the JSON text null", "null"],
    ["the JSON text 0", "0"],
    ["an empty JSON text", '""'],
    ["JSON with line ends", '{\r\n  "code":"A"\r\n}'],
  ])("with an error status and %s keeps that as responseText", async (_, body) => {
    const { client } = scriptedClient([answer(400, {}, body)]);
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({ responseText: body });
  });

  test("a 401 drops the cached token and is an error", async () => {
    const getToken = vi.fn(credential.getToken);
    const { fetch } = scriptedFetch(batchError(401, "Unauthorized"), accepted);
    const client = new BatchClient(ENDPOINT, { getToken }, { fetch });
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({ status: 401, attempts: 1 });
    expect(getToken).toHaveBeenCalledTimes(1);
    await client.terminateJob("nightly-42");
    expect(getToken).toHaveBeenCalledTimes(2);
  });
});
