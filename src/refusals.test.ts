import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { BatchCredential } from "./credential.ts";
import type { BatchClientOptions } from "./options.ts";
import type { TerminateJobOptions } from "./terminate-input.ts";
import { ENDPOINT, SHARED_KEY, tokenCredential } from "./testing/account.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { accepted, scriptedFetch } from "./testing/scripted-fetch.ts";

// Whoever reads such a message has made a mistake: it has to say which argument is wrong, and what would be right.

describe("a wrong option of a client is told with what would be right", () => {
  test.each<[string, unknown, string]>([
    ["scope", "", "options.scope must be a text such as https://batch.core.windows.net//.default."],
    ["scope", 1, "options.scope must be a text such as https://batch.core.windows.net//.default."],
    ["fetch", "x", "options.fetch must be a function with the shape of the global fetch."],
    ["onEvent", {}, "options.onEvent must be a function that takes an event."],
    ["onEvent", null, "options.onEvent must be a function that takes an event."],
    [
      "userAgent",
      " x",
      "options.userAgent must be printable ASCII without space at its ends, such as nightly-cleaner/2.1.",
    ],
  ])("%s: %j", (name, value, message) => {
    const options = { [name]: value } as BatchClientOptions;
    expect(() => new BatchClient(ENDPOINT, SHARED_KEY, options)).toThrow(message);
  });

  test("a host outside the clouds, without a scope", () => {
    expect(() => new BatchClient("https://batch.example", tokenCredential("token"))).toThrow(
      /^options\.scope must be given: .* a token must not go to a stranger\. Give the scope that the host takes, such as https:/,
    );
  });
});

describe("a wrong credential is told with what would be right", () => {
  test.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /^credential must be a TokenCredential \(an object with getToken, such as new/],
    [
      "a number for a name",
      { name: 1, key: "a2V5" },
      /^credential\.name must be the name of the Batch account/,
    ],
    [
      "a number for a key",
      { name: "a", key: 1 },
      /^credential\.key must be the account key in base64, as the/,
    ],
  ])("%s", (_, credential, message) => {
    expect(() => new BatchClient(ENDPOINT, credential as BatchCredential)).toThrow(message);
  });
});

describe("a wrong option of a call is told with what would be right", () => {
  const UUID = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";
  const uuid = "options.clientRequestId must be a UUID without braces, such as 9c4d50ee-";
  const etag = "must be an ETag: printable ASCII without spaces, such as 0x8DB9ABD9BC6099C.";
  test.each<[string, unknown, string]>([
    ["terminateReason", 1, "options.terminateReason must be a text; got number."],
    ["idempotent", "yes", "options.idempotent must be true or false; got string."],
    ["returnClientRequestId", 1, "options.returnClientRequestId must be true or false; got number."],
    ["serverTimeoutSeconds", -1, "must be a whole number of seconds from 0 to 2147483647."],
    ["clientRequestId", `{${UUID}}`, uuid],
    ["clientRequestId", `x${UUID}`, uuid],
    ["clientRequestId", `${UUID}0`, uuid],
    ["clientRequestId", [UUID], uuid],
    ["ifMatch", "a b", `options.ifMatch ${etag}`],
    ["ifMatch", ["0x1"], `options.ifMatch ${etag}`],
    ["ifNoneMatch", "a b", `options.ifNoneMatch ${etag}`],
    ["ifModifiedSince", new Date(Number.NaN), "must be a valid Date of the years 1 to 9999."],
    ["ifModifiedSince", new Date("0000-12-31T23:59:59Z"), "must be a valid Date of the years 1 to 9999."],
    ["signal", {}, "options.signal must be an AbortSignal, such as AbortSignal.timeout(5000)."],
    ["signal", new EventTarget(), "options.signal must be an AbortSignal"],
    ["signal", { aborted: false, removeEventListener() {} }, "options.signal must be an AbortSignal"],
    ["signal", { aborted: false, addEventListener() {} }, "options.signal must be an AbortSignal"],
  ])("%s: %s", async (name, value, message) => {
    const { client, requests } = scriptedClient([accepted]);
    const options = { [name]: value } as TerminateJobOptions;
    expect(String(await rejection(client.terminateJob("nightly-42", options)))).toContain(message);
    expect(requests).toEqual([]);
  });
});

describe("an account key that turns bad later is told as such, and not repeated", () => {
  test.each([
    ["key", { key: "s3cret!" }, "the credential returned a key that is not base64"],
    ["name", { name: "s3cret:x" }, "the credential returned an account name that cannot be sent"],
  ])("%s", async (_, change, message) => {
    const credential = { ...SHARED_KEY };
    const client = new BatchClient(ENDPOINT, credential);
    Object.assign(credential, change);
    const error = await rejection(client.terminateJob("nightly-42"));
    expect(error).toMatchObject({
      message: expect.stringContaining(message),
      cause: { name: "UnusableCredentialError" },
    });
    expect(String(error)).not.toContain("s3cret");
  });
});

describe("user info in an endpoint is refused, however many slashes hide it", () => {
  test.each([
    "https://user:s3cret@account.region.batch.azure.com",
    "https://@account.region.batch.azure.com",
    "https://:@account.region.batch.azure.com",
    "https:///user@account.region.batch.azure.com",
    "https:///user:s3cret@account.region.batch.azure.com",
    "https:////:s3cret@account.region.batch.azure.com",
    "https://\\user@account.region.batch.azure.com",
    "https://\t/user:s3cret@account.region.batch.azure.com",
  ])("%j", (endpoint) => {
    const made = () => new BatchClient(endpoint, SHARED_KEY);
    expect(made).toThrow("endpoint must not hold a user name or password.");
    expect(made).not.toThrow("s3cret");
  });

  test("what only looks like it, in a base path, is none", async () => {
    const { fetch, requests } = scriptedFetch(accepted);
    const client = new BatchClient(`${ENDPOINT}/gateway//user@host`, SHARED_KEY, { fetch });
    await client.terminateJob("nightly-42");
    expect(requests[0]?.url).toMatch(`${ENDPOINT}/gateway//user@host/jobs/nightly-42/terminate?`);
  });
});

test("an endpoint without slashes after its scheme is refused, whatever follows", () => {
  const endpoint = "https:account.region.batch.azure.com/x://y";
  expect(() => new BatchClient(endpoint, SHARED_KEY)).toThrow("endpoint must be a text that starts with");
});
