import { expect, test } from "vitest";
import { isBatchServiceError } from "../src/index.ts";
import { expectConforming } from "./conformance.ts";
import { errorExample, errorExamples, exampleJobId } from "./contract.ts";
import { headerValue } from "./exchange.ts";
import { keyCredential, mockClient } from "./mock-client.ts";
import { preferringFetch } from "./preferring-fetch.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { clockAt } from "./test-clock.ts";

const isRetried = (status: number) => [408, 429].includes(status) || status >= 500;

const examples = (...names: string[]) => names.map(errorExample);

test.for(errorExamples.filter(({ status }) => isRetried(status)))(
  "$status $name and then a 202 is a success at the second attempt",
  async (example) => {
    const { fetch, exchanges } = recordingFetch();
    const client = mockClient({ maxRetries: 3, fetch: preferringFetch([example], fetch) });
    const result = await client.terminateJob(exampleJobId);
    expect(result).toMatchObject({ outcome: "accepted", status: 202, attempts: 2 });
    expect(exchanges.map(({ response }) => response.status)).toEqual([example.status, 202]);
    expectConforming(exchanges);
  },
);

test.for(errorExamples.filter(({ status }) => !isRetried(status)))(
  "$status $name is not tried again",
  async (example) => {
    const { fetch, exchanges } = recordingFetch();
    const client = mockClient({ maxRetries: 3, fetch: preferringFetch([example], fetch) });
    await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({
      code: example.code,
      attempts: 1,
    });
    expect(exchanges).toHaveLength(1);
  },
);

test("a further attempt repeats the request, with a fresh date and signature", async () => {
  const { fetch, exchanges } = recordingFetch();
  const clock = clockAt(Date.UTC(2026, 10, 22, 17, 47, 5));
  const client = mockClient({
    maxRetries: 1,
    credential: keyCredential,
    runtime: clock,
    fetch: preferringFetch(examples("TooManyRequests"), (url, init) => {
      clock.advance(1_000);
      return fetch(url, init);
    }),
  });
  await client.terminateJob(exampleJobId, { terminateReason: "superseded", serverTimeoutSeconds: 5 });

  const [first, second] = exchanges.map(({ request }) => request);
  const changing = ["ocp-date", "authorization"];
  const rest = (request = first) => ({
    ...request,
    headers: request?.headers.filter(([name]) => ![...changing, "prefer"].includes(name)),
  });
  expect(rest(second)).toEqual(rest(first));
  expect(headerValue(first?.headers ?? [], "ocp-date")).toBe("Sun, 22 Nov 2026 17:47:05 GMT");
  expect(headerValue(second?.headers ?? [], "ocp-date")).toBe("Sun, 22 Nov 2026 17:47:06 GMT");
  expect(headerValue(second?.headers ?? [], "authorization")).not.toBe(
    headerValue(first?.headers ?? [], "authorization"),
  );
});

test("when retries run out, the last error comes and says that the service may have acted", async () => {
  const { fetch, exchanges } = recordingFetch();
  const answers = examples("TooManyRequests", "InternalError", "OperationTimedOut", "ServerBusy");
  const client = mockClient({ maxRetries: 3, fetch: preferringFetch(answers, fetch) });
  const error: unknown = await client.terminateJob(exampleJobId).catch((reason: unknown) => reason);
  if (!isBatchServiceError(error)) throw error;
  expect(error).toMatchObject({
    ...{ code: "ServerBusy", attempts: 4, outcomeUnknown: true },
    jobState: "active",
  });
  expect(error.message).toContain("attempt 4 of 4; the service may have acted");
  // The last one is the look at the job.
  expect(exchanges.map(({ response }) => response.status)).toEqual([429, 500, 500, 503, 200]);
  expectConforming(exchanges);
});

test.for([
  ["JobBeingTerminated", "alreadyTerminating"],
  ["JobCompleted", "alreadyCompleted"],
] as const)("a 409 %s after a 429 is a success, %s: it may be our own doing", async ([name, outcome]) => {
  const answers = examples("TooManyRequests", name);
  const result = await mockClient({ maxRetries: 3, fetch: preferringFetch(answers) }).terminateJob(
    exampleJobId,
  );
  expect(result).toMatchObject({ outcome, status: 409, attempts: 2 });
});

test.for(["ConditionNotMet", "JobBeingDeleted"])(
  "a %s after a 503 is an error that says that the service may have acted",
  async (name) => {
    const answers = examples("ServerBusy", name);
    const client = mockClient({ maxRetries: 3, fetch: preferringFetch(answers) });
    await expect(client.terminateJob(exampleJobId, { ifMatch: "0x1" })).rejects.toMatchObject({
      code: name,
      attempts: 2,
      outcomeUnknown: true,
    });
  },
);
