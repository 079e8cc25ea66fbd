import { AzureNamedKeyCredential, type TokenCredential as AzureTokenCredential } from "@azure/core-auth";
import { describe, expect, test } from "vitest";
import { type BatchCredential, checkCredential, isBase64, isTokenCredential } from "./credential.ts";
import { BatchInputError } from "./errors.ts";

const azureCredential: AzureTokenCredential = {
  getToken: async () => ({ token: "token", expiresOnTimestamp: 0 }),
};

class Credential {
  async getToken() {
    return null;
  }
}

describe("a credential is accepted", () => {
  const accepted: [string, BatchCredential, boolean][] = [
    ["a TokenCredential of @azure/core-auth", azureCredential, true],
    ["an instance of a class with getToken", new Credential(), true],
    ["an object with name and key", { name: "mybatch", key: "c2VjcmV0" }, false],
    ["an AzureNamedKeyCredential", new AzureNamedKeyCredential("mybatch", "c2VjcmV0"), false],
    ["a name with dots, dashes and digits", { name: "my-batch.2_a", key: "c2VjcmV0" }, false],
  ];
  test.each(accepted)("%s", (_, credential, givesTokens) => {
    expect(() => checkCredential(credential)).not.toThrow();
    expect(isTokenCredential(credential)).toBe(givesTokens);
  });
});

describe("a credential is refused without repeating it", () => {
  test.each([
    ["undefined", undefined, "credential"],
    ["null", null, "credential"],
    ["a token", "s3cret", "credential"],
    ["a function", () => "s3cret", "credential"],
    ["an object with neither", {}, "credential.name"],
    ["a getToken that is no function", { getToken: "s3cret" }, "credential.name"],
    ["no name", { key: "c3NlY3JldA==" }, "credential.name"],
    ["an empty name", { name: "", key: "c3NlY3JldA==" }, "credential.name"],
    ["a name with a colon", { name: "s3cret:x", key: "c3NlY3JldA==" }, "credential.name"],
    ["a name with a line end", { name: "s3cret\n", key: "c3NlY3JldA==" }, "credential.name"],
    ["a name with space", { name: "s3cret x", key: "c3NlY3JldA==" }, "credential.name"],
    ["no key", { name: "mybatch" }, "credential.key"],
    ["an empty key", { name: "mybatch", key: "" }, "credential.key"],
    ["a key that is not base64", { name: "mybatch", key: "s3cret!!" }, "credential.key"],
    ["a key without padding", { name: "mybatch", key: "s3cretx" }, "credential.key"],
    ["a key in base64url", { name: "mybatch", key: "s3cret-_" }, "credential.key"],
    ["a key of bytes", { name: "mybatch", key: new Uint8Array(32) }, "credential.key"],
  ])("%s", (_, credential, argument) => {
    const check = () => checkCredential(credential as unknown as BatchCredential);
    expect(check).toThrow(BatchInputError);
    expect(check).toThrow(expect.objectContaining({ argument }));
    expect(check).not.toThrow(/s3cret|c3NlY3JldA/);
  });
});

test.each([
  ["AAAA", true],
  ["AAA=", true],
  ["AA==", true],
  ["+/09", true],
  ["", false],
  ["A", false],
  ["A===", false],
  ["====", false],
  ["AA=A", false],
  ["AAAA=", false],
  ["AAAA\n", false],
  [" AAA", false],
  ["-_AA", false],
])("%j is base64: %s", (text, answer) => {
  expect(isBase64(text)).toBe(answer);
});

test.each([
  ["an empty key", { name: "account", key: "" }, "got an empty text"],
  ["a missing key", { name: "account" }, "got undefined"],
  ["a key with a line end", { name: "account", key: "c29tZWtleQ==\n" }, "got one with a space or line break"],
  ["a key that is no base64", { name: "account", key: "s3cret" }, "got something else"],
  ["other names of the fields", { accountName: "account", accountKey: "c29tZWtleQ==" }, "got undefined"],
])("%s is told by what is wrong with it, not by itself", (_, credential, problem) => {
  const check = () => checkCredential(credential as unknown as BatchCredential);
  expect(check).toThrow(problem);
  expect(check).not.toThrow("s3cret");
});
