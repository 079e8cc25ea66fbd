import { expect, test } from "vitest";
import { type BatchCredential, isBatchServiceError, type TerminateJobOptions } from "../src/index.ts";
import { changingFetch } from "./changing-fetch.ts";
import { expectConforming, findingsOf } from "./conformance.ts";
import { exampleJobId, operation } from "./contract.ts";
import { mockClient } from "./mock-client.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { forbiddenRequests } from "./scenarios/forbidden-requests.ts";
import { violations } from "./violations.ts";

test("without the change, the request is valid and accepted", async () => {
  const { fetch, exchanges } = recordingFetch();
  await mockClient({ fetch: changingFetch((request) => request, fetch) }).terminateJob(exampleJobId);
  expectConforming(exchanges);
});

test.for(forbiddenRequests)("the mock refuses $what", async ({ change, status, violation }) => {
  const { fetch, exchanges } = recordingFetch();
  const error: unknown = await mockClient({ fetch: changingFetch(change, fetch) })
    .terminateJob(exampleJobId)
    .catch((reason: unknown) => reason);
  const [exchange] = exchanges;
  if (!exchange || !isBatchServiceError(error)) throw error;
  expect(exchange.response.status).toBe(status);
  expect(error.status).toBe(status);
  if (violation) expect(violations(exchange).map(({ rule }) => rule)).toContain(violation);
});

test.for(forbiddenRequests)("our own checks find $what as well", async ({ change }) => {
  const { fetch, exchanges } = recordingFetch();
  await mockClient({ fetch: changingFetch(change, fetch) })
    .terminateJob(exampleJobId)
    .catch(() => {});
  const found = exchanges.flatMap((exchange) => findingsOf(exchange));
  expect(found.map(({ check }) => check)).toContainEqual(expect.stringMatching(/^request-/));
});

test.for(forbiddenRequests)("a caller cannot have the client send $what", async ({ attempt }) => {
  const { fetch, requests } = recordingFetch();
  const { jobId = exampleJobId, options = {}, argument } = attempt;
  await expect(
    mockClient({ fetch }).terminateJob(jobId, options as TerminateJobOptions),
  ).rejects.toMatchObject({ name: "BatchInputError", argument, attempts: 0 });
  expect(requests).toEqual([]);
});

test.for([{ credential: undefined }, { credential: {} }, { credential: { name: "account" } }])(
  "there is no client without credentials: $credential",
  ({ credential }) => {
    expect(() => mockClient({ credential: (credential ?? null) as unknown as BatchCredential })).toThrow(
      expect.objectContaining({ name: "BatchInputError", argument: expect.stringMatching(/^credential/) }),
    );
  },
);

test("every parameter that can be wrong is forbidden to be so in some way", () => {
  const tried = new Set(forbiddenRequests.map(({ parameter }) => parameter));
  const constrained = operation.parameters.filter(
    // Any text is an ETag for the contract.
    ({ schema }) =>
      schema.type !== "string" ||
      Object.keys(schema).some((key) => !["type", "description"].includes(key) && !key.startsWith("x-")),
  );
  expect(constrained.length).toBeGreaterThan(0);
  const untried = constrained.map(({ name }) => name).filter((name) => !tried.has(name));
  expect(untried, "add a row to scenarios/forbidden-requests.ts for each of these parameters").toEqual([]);
});
