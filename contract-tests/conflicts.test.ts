import { expect, test } from "vitest";
import { errorExample, errorExamples, exampleJobId } from "./contract.ts";
import { mockClient } from "./mock-client.ts";
import { preferringFetch } from "./preferring-fetch.ts";

const already = [
  ["JobBeingTerminated", "alreadyTerminating"],
  ["JobCompleted", "alreadyCompleted"],
] as const;

const clientMeeting = (name: string) => mockClient({ fetch: preferringFetch([errorExample(name)]) });

test.for(already)("409 %s is an error for a call that did not ask to be idempotent", async ([code]) => {
  await expect(clientMeeting(code).terminateJob(exampleJobId)).rejects.toMatchObject({
    name: "BatchServiceError",
    status: 409,
    code,
    outcomeUnknown: false,
  });
});

test.for(already)("409 %s is %s for an idempotent call", async ([code, outcome]) => {
  const result = await clientMeeting(code).terminateJob(exampleJobId, { idempotent: true });
  expect(result).toMatchObject({ outcome, status: 409, attempts: 1, jobId: exampleJobId });
});

const others = errorExamples.filter(({ code }) => already.every(([each]) => each !== code));

test.for(others)("$status $name stays an error for an idempotent call", async ({ name, status, code }) => {
  await expect(clientMeeting(name).terminateJob(exampleJobId, { idempotent: true })).rejects.toMatchObject({
    name: "BatchServiceError",
    status,
    code,
  });
});
