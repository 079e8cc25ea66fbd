import { describe, expect, test } from "vitest";
import { BatchClientError } from "./errors.ts";
import { networkFailure } from "./network-failure.ts";

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
