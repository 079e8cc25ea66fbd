import { expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { BatchCredential } from "./credential.ts";
import { ENDPOINT, SHARED_KEY, tokenCredential } from "./testing/account.ts";
import { FakeRuntime, START_MS } from "./testing/fake-runtime.ts";
import { rejection } from "./testing/rejection.ts";
import { batchError, scriptedFetch } from "./testing/scripted-fetch.ts";

const MINUTE = 60_000;

/** The message of a call that is refused by a service whose clock is `aheadMs` ahead of the local one. */
async function refusal(credential: BatchCredential, status: number, aheadMs: number): Promise<string> {
  const date = new Date(START_MS + aheadMs).toUTCString();
  const { fetch } = scriptedFetch(batchError(status, "AuthenticationFailed", { date }));
  const client = new BatchClient(ENDPOINT, credential, { fetch }, new FakeRuntime());
  return String(await rejection(client.terminateJob("nightly-42")));
}

test("a 403 to a signature tells by how much the local clock is behind the service's", async () => {
  expect(await refusal(SHARED_KEY, 403, 47 * MINUTE)).toMatch(
    /: 403 AuthenticationFailed: the local clock is 47 minutes behind the service's, .*; set the clock: It says/,
  );
});

test("a 403 to a signature tells by how much the local clock is ahead of the service's", async () => {
  expect(await refusal(SHARED_KEY, 403, -20 * MINUTE)).toContain("20 minutes ahead of the service's");
});

test.each<[string, BatchCredential, number, number]>([
  ["a 403 to a signature while the clocks agree", SHARED_KEY, 403, 0],
  ["a 403 to a token, which holds no date of ours", tokenCredential("token"), 403, 47 * MINUTE],
  ["a 401 to a signature", SHARED_KEY, 401, 47 * MINUTE],
  ["a 404 to a signature", SHARED_KEY, 404, 47 * MINUTE],
])("%s says nothing of clocks", async (_, credential, status, aheadMs) => {
  const message = await refusal(credential, status, aheadMs);
  expect(message).toContain(`: ${status} AuthenticationFailed: It says AuthenticationFailed. (request-id`);
});
