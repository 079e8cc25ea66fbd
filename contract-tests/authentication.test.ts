import { expect, test } from "vitest";
import type { GetTokenOptions, TokenCredential } from "../src/index.ts";
import { expectConforming } from "./conformance.ts";
import { errorExample, exampleJobId } from "./contract.ts";
import { headerValue } from "./exchange.ts";
import { keyCredential, mockClient } from "./mock-client.ts";
import { preferringFetch } from "./preferring-fetch.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { clockAt } from "./test-clock.ts";

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 10, 22, 17, 47, 5);

test("a token is asked for the scope of the public cloud, with CAE, and sent as a bearer token", async () => {
  const { fetch, exchanges } = recordingFetch();
  const credential = countingCredential();
  await mockClient({ credential, fetch }).terminateJob(exampleJobId);
  expect(credential.requests).toEqual([
    {
      scope: "https://batch.core.windows.net//.default",
      options: { abortSignal: expect.any(AbortSignal), enableCae: true },
    },
  ]);
  expect(authorizations(exchanges)).toEqual(["Bearer contract-token-1"]);
  expectConforming(exchanges);
});

test("a token that still lasts is used again, and 64 calls at once ask for one", async () => {
  const { fetch, exchanges } = recordingFetch();
  const credential = countingCredential();
  const client = mockClient({ credential, fetch });
  await Promise.all(Array.from({ length: 64 }, () => client.terminateJob(exampleJobId)));
  await client.terminateJob(exampleJobId);
  expect(credential.requests).toHaveLength(1);
  expect(new Set(authorizations(exchanges))).toEqual(new Set(["Bearer contract-token-1"]));
  expect(exchanges).toHaveLength(65);
});

test("a token that has expired is replaced by a fresh one before anything is sent", async () => {
  const { fetch, exchanges } = recordingFetch();
  const clock = clockAt(START);
  const client = mockClient({ credential: countingCredential(clock.now), fetch, runtime: clock });
  await client.terminateJob(exampleJobId);
  clock.advance(2 * HOUR_MS);
  await client.terminateJob(exampleJobId);
  expect(authorizations(exchanges)).toEqual(["Bearer contract-token-1", "Bearer contract-token-2"]);
  expect(exchanges.map(({ response }) => response.status)).toEqual([202, 202]);
});

test("a token that expires between two attempts is replaced for the second", async () => {
  const { fetch, exchanges } = recordingFetch();
  const clock = clockAt(START);
  const client = mockClient({
    maxRetries: 1,
    credential: countingCredential(clock.now),
    runtime: clock,
    fetch: preferringFetch([errorExample("TooManyRequests")], (url, init) => {
      clock.advance(2 * HOUR_MS);
      return fetch(url, init);
    }),
  });
  const { attempts } = await client.terminateJob(exampleJobId);
  expect(attempts).toBe(2);
  expect(authorizations(exchanges)).toEqual(["Bearer contract-token-1", "Bearer contract-token-2"]);
});

test("a plain 401 is an error and drops the token: the next call asks for another", async () => {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({
    maxRetries: 3,
    credential: countingCredential(),
    fetch: preferringFetch([errorExample("AuthenticationFailedForToken")], fetch),
  });
  await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({
    status: 401,
    code: "AuthenticationFailed",
    attempts: 1,
    outcomeUnknown: false,
  });
  const { outcome } = await client.terminateJob(exampleJobId);
  expect(outcome).toBe("accepted");
  expect(authorizations(exchanges)).toEqual(["Bearer contract-token-1", "Bearer contract-token-2"]);
});

const unusable: Array<[how: string, getToken: TokenCredential["getToken"]]> = [
  ["gives no token", async () => null],
  ["gives an empty token", async () => ({ token: "", expiresOnTimestamp: Date.now() + HOUR_MS })],
  ["throws", () => Promise.reject(new Error("no browser here"))],
];

test.for(unusable)("with a credential that %s, nothing is sent", async ([, getToken]) => {
  const { fetch, requests } = recordingFetch();
  await expect(
    mockClient({ credential: { getToken }, fetch }).terminateJob(exampleJobId),
  ).rejects.toMatchObject({
    name: "BatchCredentialError",
    attempts: 0,
    outcomeUnknown: false,
  });
  expect(requests).toEqual([]);
});

test("an account key signs the request, and a rotated key signs the next one", async () => {
  const clock = clockAt(START);
  const { fetch, exchanges } = recordingFetch(undefined, clock);
  const credential = { ...keyCredential };
  const client = mockClient({ credential, fetch, runtime: clock });
  const clientRequestId = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";
  await client.terminateJob(exampleJobId, { clientRequestId });
  credential.key = Buffer.from("another key that opens nothing").toString("base64");
  await client.terminateJob(exampleJobId, { clientRequestId });
  const [first, second] = authorizations(exchanges);
  expect(first).toMatch(/^SharedKey account:/);
  expect(second).toMatch(/^SharedKey account:/);
  expect(second).not.toBe(first);
  expectConforming(exchanges);
});

test("a refused signature is an error and not tried again", async () => {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({
    maxRetries: 3,
    credential: keyCredential,
    fetch: preferringFetch([errorExample("AuthenticationFailed")], fetch),
  });
  await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({ status: 403, attempts: 1 });
  expect(exchanges).toHaveLength(1);
});

interface CountingCredential extends TokenCredential {
  readonly requests: Array<{ scope: string; options: GetTokenOptions }>;
}

/** Gives out one token after the other, each good for an hour. */
function countingCredential(now: () => number = Date.now): CountingCredential {
  const requests: CountingCredential["requests"] = [];
  return {
    requests,
    async getToken(scope, options) {
      requests.push({ scope, options });
      return { token: `contract-token-${requests.length}`, expiresOnTimestamp: now() + HOUR_MS };
    },
  };
}

function authorizations(
  exchanges: ReturnType<typeof recordingFetch>["exchanges"],
): Array<string | undefined> {
  return exchanges.map(({ request }) => headerValue(request.headers, "authorization"));
}
