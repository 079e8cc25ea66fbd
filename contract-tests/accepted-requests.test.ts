import { afterAll, expect, inject, test } from "vitest";
import { expectConforming } from "./conformance.ts";
import { apiVersion, exampleJobId, pathTemplate, requestExamples, requestMediaType } from "./contract.ts";
import { expectAccepted } from "./expect-accepted.ts";
import { mockClient } from "./mock-client.ts";
import { NOW } from "./scenarios/parameter-cases.ts";
import { clockAt } from "./test-clock.ts";
import { passOnTo, startWire } from "./wire.ts";

const wire = await startWire(passOnTo(inject("prismUrl")));
afterAll(wire.stop);

const examples = Object.entries(requestExamples).map(([name, body]) => ({ name, body }));

// What Node's fetch adds by itself; the client has no say in it.
const ADDED_BY_FETCH = [
  ...["host", "connection", "accept-language", "sec-fetch-mode", "accept-encoding", "content-length"],
];

test("there are request examples", () => {
  expect(examples.length).toBeGreaterThan(0);
});

test.for(examples)(
  "the request example $name reaches the mock byte for byte and is accepted",
  async ({ body }) => {
    const client = mockClient({
      endpoint: wire.url,
      runtime: clockAt(NOW),
      userAgent: "nightly-cleaner/2.1",
    });
    const clientRequestId = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";
    const call = client.terminateJob(exampleJobId, { ...body, clientRequestId });
    const result = await expectAccepted(call, wire.exchanges);

    expect(result).toMatchObject({ status: 202, attempts: 1 });
    const { request, response } = wire.exchanges.at(-1) ?? expect.fail("nothing was sent");
    expect(response.status).toBe(202);
    expect(request.method).toBe("POST");
    expect(request.url).toBe(
      `${wire.url}${pathTemplate.replace("{jobId}", exampleJobId)}?api-version=${apiVersion}`,
    );
    const own = request.headers.filter(([name]) => !ADDED_BY_FETCH.includes(name.toLowerCase()));
    expect(own.map(([name, value]) => [name.toLowerCase(), value]).sort()).toEqual([
      ["accept", "application/json"],
      ["authorization", "Bearer token-of-the-contract-tests"],
      ["client-request-id", clientRequestId],
      ["content-type", "application/json; odata=minimalmetadata"],
      ["ocp-date", "Sun, 22 Nov 2026 17:47:05 GMT"],
      ["return-client-request-id", "true"],
      [
        "user-agent",
        expect.stringMatching(/^nightly-cleaner\/2\.1 azure-batch-job-terminate\/\d+\.\d+\.\d+$/),
      ],
    ]);
    expect(request.headers).toContainEqual([
      "content-length",
      String(Buffer.byteLength(JSON.stringify(body))),
    ]);
    expect(request.body).toBe(JSON.stringify(body));
    expectConforming([{ request, response }]);
  },
);

test("the content type that is sent is the contract's, byte for byte", async () => {
  await expectAccepted(mockClient({ endpoint: wire.url }).terminateJob(exampleJobId), wire.exchanges);
  const sent = wire.exchanges.at(-1)?.request.headers.filter(([name]) => /^content-type$/i.test(name));
  expect(sent?.map(([, value]) => value)).toEqual([requestMediaType]);
});
