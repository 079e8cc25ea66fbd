import { expect, test } from "vitest";
import { BatchNetworkError } from "../../src/errors.ts";
import { leaks } from "./canary.ts";

const SECRET = "canary.a/b+c=";
const details = { attempts: 1, clientRequestId: "id", outcomeUnknown: true, failure: "lost" } as const;

test("nothing is found where there is no secret", () => {
  expect(leaks(new BatchNetworkError("lost", details), [SECRET])).toEqual([]);
  expect(leaks({ outcome: "accepted" }, [SECRET])).toEqual([]);
});

test.each([
  ["a message", new BatchNetworkError(`lost ${SECRET}`, details)],
  ["a property", new BatchNetworkError("lost", { ...details, clientRequestId: SECRET })],
  ["the spelling of URLs", new Error(encodeURIComponent(SECRET))],
  ["a cause", new BatchNetworkError("lost", { ...details, cause: new Error(SECRET) })],
  ["a cause's cause", new Error("a", { cause: new Error("b", { cause: { header: SECRET } }) })],
  ["a hidden property", Object.defineProperty(new Error("a"), "request", { value: { token: SECRET } })],
  ["a symbol", Object.assign(new Error("a"), { [Symbol("secret")]: SECRET })],
  ["one of several errors", new AggregateError([new Error(SECRET)])],
  ["a list of headers", new Error("a", { cause: new Headers({ authorization: SECRET }) })],
  ["the text of an object", { toString: (): string => SECRET }],
])("a secret is found in %s", (_where, told) => {
  expect(leaks(told, [SECRET])).not.toEqual([]);
});
