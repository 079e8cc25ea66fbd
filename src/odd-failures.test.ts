import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import { BatchClientError } from "./errors.ts";
import { networkFailure } from "./network-failure.ts";
import { ENDPOINT } from "./testing/account.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { batchError } from "./testing/scripted-fetch.ts";

describe("what is no system code is not repeated as one", () => {
  test.each<[string, unknown]>([
    ["a sentence", "ECONNRESET while sending Bearer x"],
    ["a sentence that ends in a code", "sent Bearer x: ECONNRESET"],
    ["a code in a list", ["ECONNRESET"]],
    ["an object that reads like one", { toString: () => "ECONNRESET" }],
    ["a number", 54],
    ["two letters", "EX"],
    ["65 letters", "E".repeat(65)],
  ])("%s", (_, code) => {
    expect(networkFailure(Object.assign(new Error("lost"), { code }))).toEqual({
      failure: "lost",
      code: undefined,
    });
  });
});

test("a name that is a sentence is not repeated as the name of a credential's error", async () => {
  const getToken = () => Promise.reject(Object.assign(new Error("no"), { name: "Bearer s3cret" }));
  const client = new BatchClient(ENDPOINT, { getToken });
  const error = await rejection(client.terminateJob("nightly-42"));
  expect(error).toMatchObject({
    message: expect.stringContaining("the credential threw an Error; see cause"),
  });
});

test("blanks around a code do not show in the message", async () => {
  const { client } = scriptedClient([batchError(404, "\\n\\tJobNotFound ")]);
  await expect(client.terminateJob("nightly-42")).rejects.toThrow(/: 404 JobNotFound: /);
});

describe("the base of all errors", () => {
  const details = { attempts: 1, clientRequestId: undefined, outcomeUnknown: false };

  test("has its own name", () => {
    expect(new BatchClientError("message", details).name).toBe("BatchClientError");
  });

  test("has no cause of its own where there is none", () => {
    expect(Object.hasOwn(new BatchClientError("message", details), "cause")).toBe(false);
    expect(new BatchClientError("message", { ...details, cause: "why" }).cause).toBe("why");
  });
});
