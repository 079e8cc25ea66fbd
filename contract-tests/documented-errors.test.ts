import { inspect } from "node:util";
import { expect, test } from "vitest";
import { type BatchServiceError, isBatchServiceError } from "../src/index.ts";
import { expectConforming } from "./conformance.ts";
import { type ErrorExample, errorExamples, errorMediaType, exampleJobId } from "./contract.ts";
import { schemaErrors } from "./contract-schemas.ts";
import { type Exchange, headerValue } from "./exchange.ts";
import { keyCredential, mockClient } from "./mock-client.ts";
import { preferringFetch } from "./preferring-fetch.ts";
import { recordingFetch } from "./recording-fetch.ts";

test("there are error examples", () => {
  expect(errorExamples.length).toBeGreaterThan(0);
});

test.for(errorExamples)(
  "$status $name reaches the caller with all that the service said",
  async (example) => {
    const { error, exchange } = await failureOf(example);
    const [sentence, requestId] = (example.body.message?.value ?? "").split(/\nRequestId:|\nTime:/);
    expect(error).toMatchObject({
      name: "BatchServiceError",
      status: example.status,
      code: example.code,
      serviceMessage: sentence,
      values: example.body.values ?? [],
      requestId,
      retryAfterMs: undefined,
      attempts: 1,
      clientRequestId: headerValue(exchange.request.headers, "client-request-id"),
      outcomeUnknown: example.status === 429 || example.status >= 500,
    });
    expect(error.message).toMatch(
      `POST /jobs/nightly-42/terminate: ${example.status} ${example.code}: ${sentence}`,
    );
    expect(error.message).toContain(`(request-id ${requestId}, attempt 1 of 1`);
  },
);

test.for(errorExamples)("$status $name comes as the contract says", async (example) => {
  const { exchange } = await failureOf(example);
  const { status, headers, body } = exchange.response;
  // An unknown example name silently gives a 202: this is what proves that the right one was served.
  expect(status).toBe(example.status);
  expect(JSON.parse(body)).toEqual(example.body);
  expect(headerValue(headers, "content-type")).toBe(errorMediaType);
  expect(schemaErrors("BatchError", JSON.parse(body))).toEqual([]);
  expect(JSON.parse(body)).toMatchObject({
    "odata.metadata": expect.stringContaining("/$metadata#"),
    code: example.code,
    message: { lang: expect.any(String), value: expect.stringMatching(/\S.*\nRequestId:.+\nTime:.+Z$/s) },
  });
  expectConforming([exchange]);
});

test.for(errorExamples.filter(({ status }) => [400, 401, 403].includes(status)))(
  "$status $name gives nothing of the credential away",
  async (example) => {
    const { error, exchange } = await failureOf(example);
    const told = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    const signature = headerValue(exchange.request.headers, "authorization")?.split(":")[1];
    expect(signature).toHaveLength(44);
    expect(told).not.toContain(signature);
    expect(told).not.toContain(keyCredential.key);
  },
);

async function failureOf(example: ErrorExample): Promise<{ error: BatchServiceError; exchange: Exchange }> {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({ credential: keyCredential, fetch: preferringFetch([example], fetch) });
  const error: unknown = await client.terminateJob(exampleJobId).then(
    ({ outcome }) => expect.fail(`${example.name} was not served: ${outcome}`),
    (reason: unknown) => reason,
  );
  const [exchange] = exchanges;
  if (!exchange || !isBatchServiceError(error)) throw error;
  return { error, exchange };
}
