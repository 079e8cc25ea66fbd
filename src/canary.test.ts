import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { BatchCredential } from "./credential.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { job } from "./testing/job-answers.ts";
import { rejection } from "./testing/rejection.ts";
import {
  accepted,
  answer,
  batchError,
  connectionFailure,
  type SentRequest,
  type Step,
  scriptedFetch,
  scriptedFetchWith,
  silence,
} from "./testing/scripted-fetch.ts";

const TOKEN = "canary.token+with/odd=signs";
const KEY = btoa("canary key \u00ff\u00fe\u00fd");
const credential = tokenCredential(TOKEN);

const everythingShownOf = (value: unknown): string =>
  [
    String(value),
    value instanceof Error ? value.stack : "",
    JSON.stringify(value),
    inspect(value, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  ].join("\n");

/** The token or signature of an Authorization header. */
const secretOf = (headers: Headers | undefined) => headers?.get("authorization")?.split(/[ :]/).at(-1) ?? "";

/** The Authorization header of a request, in every spelling that a server might repeat it in. */
const repeated = (init: RequestInit) => {
  const headers = new Headers(init.headers);
  const header = headers.get("authorization") ?? "";
  return [header, encodeURIComponent(header), secretOf(headers)].join(" | ");
};
const repeating =
  (status: number, body: (text: string) => string): Step =>
  (init) =>
    new Response(body(repeated(init)), { status, headers: { "request-id": "not an id" } });

function expectNoSecret(shown: string, sent: readonly SentRequest[]): void {
  expect(sent.length).toBeGreaterThan(0);
  for (const { headers } of sent) {
    const secret = secretOf(headers);
    expect(secret).not.toBe("");
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(encodeURIComponent(secret));
  }
  expect(shown).not.toContain(KEY);
}

const credentials: [string, BatchCredential][] = [
  ["a token", credential],
  ["an account key", { name: "account", key: KEY }],
];
const failures: [string, Step][] = [
  ["401", batchError(401, "Unauthorized")],
  ["403", batchError(403, "AuthenticationFailed")],
  [
    "an error that repeats the header in every field",
    repeating(403, (text) =>
      JSON.stringify({
        code: text,
        message: { lang: text, value: text },
        values: [{ key: text, value: text }],
        [text]: text,
      }),
    ),
  ],
  ["an error that repeats it in text", repeating(403, (text) => `<html>${text}</html>`)],
  ["an error that repeats it in broken JSON", repeating(403, (text) => `{"code":"${text}`)],
  ["an error that repeats it as a JSON text", repeating(403, (text) => JSON.stringify(text))],
  ["an error that repeats it in a list", repeating(403, (text) => JSON.stringify([text]))],
  ["a 200 that repeats it", repeating(200, (text) => text)],
  ["a 202 that repeats it", repeating(202, (text) => text)],
  ["a redirect", answer(307, { Location: "https://evil.example" })],
  [
    "an impossible status that repeats it",
    (init) => Object.defineProperty(new Response(repeated(init)), "status", { value: 999 }),
  ],
  ["a lost connection", connectionFailure()],
  ["a refused connection", connectionFailure("ECONNREFUSED")],
  ["a TLS failure", connectionFailure("CERT_HAS_EXPIRED")],
  [
    "a fetch that repeats the header in its error",
    (init) => Promise.reject(new TypeError(`cannot send ${repeated(init)}`)),
  ],
  [
    "a fetch that keeps the request in its error",
    (init) =>
      Promise.reject(
        Object.assign(new Error("m"), { config: { headers: Object.fromEntries(new Headers(init.headers)) } }),
      ),
  ],
  ["an attempt timeout", silence],
];

describe.each(credentials)("with %s as credential, it is not shown", (_, credential) => {
  test.each(failures)("by the error for %s", async (_name, step) => {
    const { fetch, requests } = scriptedFetch(step);
    const options = { fetch, maxRetries: 1, retryBaseDelayMs: 0, attemptTimeoutMs: 1 };
    const shown = everythingShownOf(
      await rejection(new BatchClient(ENDPOINT, credential, options).terminateJob("a")),
    );
    expectNoSecret(shown, requests);
  });

  test.each(failures)("by the error for a lost answer whose read meets %s", async (_name, step) => {
    const { fetch, requests, reads } = scriptedFetchWith([step], [connectionFailure()]);
    const options = { fetch, maxRetries: 0, attemptTimeoutMs: 1 };
    const shown = everythingShownOf(
      await rejection(new BatchClient(ENDPOINT, credential, options).terminateJob("a")),
    );
    expect(requests).toHaveLength(1);
    expectNoSecret(shown, reads);
    expectNoSecret(shown, requests);
  });

  test.each(failures)("by the error for a wait that meets %s", async (_name, step) => {
    const { fetch, reads } = scriptedFetchWith([step], []);
    const options = { fetch, maxRetries: 1, retryBaseDelayMs: 0, attemptTimeoutMs: 1 };
    const shown = everythingShownOf(
      await rejection(new BatchClient(ENDPOINT, credential, options).waitForTermination("a")),
    );
    expectNoSecret(shown, reads);
  });

  test("by what a read tells, when the job repeats it", async () => {
    const repeatingJob: Step = (init, url) => {
      const text = repeated(init);
      const executionInfo = { endTime: text, terminateReason: text };
      return job("completed", { id: "a", eTag: text, lastModified: text, executionInfo })(init, url);
    };
    const { fetch, requests, reads } = scriptedFetchWith([repeatingJob], [connectionFailure()]);
    const client = new BatchClient(ENDPOINT, credential, { fetch, maxRetries: 0 });
    const told = [await client.terminateJob("a"), await client.waitForTermination("a")];
    expect(told).toMatchObject([{ toldBy: "read" }, { state: "completed" }]);
    const shown = everythingShownOf(told);
    expectNoSecret(shown, reads);
    expectNoSecret(shown, requests);
  });

  test("by the client, before and after a call, nor by the result", async () => {
    const { fetch, requests } = scriptedFetch(accepted);
    const client = new BatchClient(ENDPOINT, credential, { fetch });
    const show = () => inspect(client, { showHidden: true, depth: 9 }) + JSON.stringify(client);
    const before = show();
    const result = await client.terminateJob("a");
    const shown = [before, show(), everythingShownOf(result)].join("\n");
    const secret = secretOf(requests[0]?.headers);
    expect(secret).not.toBe("");
    for (const canary of [secret, TOKEN, KEY]) expect(shown).not.toContain(canary);
  });
});

describe("what was never sent is not shown either", () => {
  const construct = (endpoint: string, credential: BatchCredential, options = {}) =>
    new Promise((resolve) => resolve(new BatchClient(endpoint, credential, options)));
  const call = (credential: BatchCredential) => new BatchClient(ENDPOINT, credential).terminateJob("a");
  const unsendable = `${TOKEN}\n`;

  test.each([
    ["a credential in the endpoint", () => construct(`https://me:${TOKEN}@x.batch.azure.com`, credential)],
    ["a signature in the endpoint", () => construct(`${ENDPOINT}?sig=${TOKEN}`, credential)],
    ["a token as credential", () => construct(ENDPOINT, TOKEN as unknown as BatchCredential)],
    ["a key that is not base64", () => construct(ENDPOINT, { name: "a", key: `${KEY}!` })],
    ["a key in the place of the name", () => construct(ENDPOINT, { name: KEY, key: "" })],
    ["a token for the User-Agent", () => construct(ENDPOINT, credential, { userAgent: unsendable })],
    [
      "a token that cannot be sent",
      () => call({ getToken: async () => ({ token: unsendable, expiresOnTimestamp: 0 }) }),
    ],
  ])("%s", async (_, act) => {
    const shown = everythingShownOf(await rejection(act()));
    expect(shown).toMatch(/Batch(Input|Credential)Error/);
    for (const canary of [TOKEN, KEY]) expect(shown).not.toContain(canary);
  });
});
