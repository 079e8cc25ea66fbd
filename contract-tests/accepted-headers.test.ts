import { expect, test } from "vitest";
import type { TerminateJobResult } from "../src/index.ts";
import { expectConforming } from "./conformance.ts";
import { acceptedExample, acceptedHeaders, exampleJobId } from "./contract.ts";
import { acceptedHeaderErrors } from "./contract-schemas.ts";
import { headerValues } from "./exchange.ts";
import { expectAccepted } from "./expect-accepted.ts";
import { mockClient } from "./mock-client.ts";
import { recordingFetch } from "./recording-fetch.ts";

const { fetch, exchanges } = recordingFetch();
const result = await expectAccepted(mockClient({ fetch }).terminateJob(exampleJobId), exchanges);
const headers = exchanges[0]?.response.headers ?? [];

test.for(Object.keys(acceptedHeaders))("the 202 has one valid %s, that of the example", (name) => {
  const [value, ...more] = headerValues(headers, name);
  expect(more).toEqual([]);
  expect(acceptedHeaderErrors(name, value)).toEqual([]);
  expect(value).toBe(acceptedExample[name]);
});

// Where each header of the contract ends up; the caller's own id is the one that was sent.
const where: Record<string, keyof TerminateJobResult> = {
  "client-request-id": "clientRequestId",
  "request-id": "requestId",
  ETag: "etag",
  "Last-Modified": "lastModified",
  DataServiceId: "dataServiceId",
};

test.for(Object.keys(acceptedHeaders))("%s of the 202 reaches the caller", (name) => {
  const key = where[name] ?? expect.fail(`say where ${name} ends up in the result`);
  const expected =
    name === "client-request-id"
      ? headerValues(exchanges[0]?.request.headers ?? [], name)[0]
      : name === "Last-Modified"
        ? new Date(acceptedExample[name] ?? "")
        : acceptedExample[name];
  expect(result[key]).toEqual(expected);
});

test("every header that the client reads is in the contract", () => {
  expect(Object.keys(acceptedHeaders).sort()).toEqual(Object.keys(where).sort());
});

test("the 202 has no content and no content type", () => {
  expect(exchanges[0]?.response).toMatchObject({ status: 202, body: "" });
  expect(headerValues(headers, "content-type")).toEqual([]);
  expectConforming(exchanges);
});
