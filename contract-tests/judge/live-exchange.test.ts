import { expect, test } from "vitest";
import { liveRequest, liveResponse } from "./live-exchange.ts";

const request = {
  method: "POST",
  url: "https://account.region.batch.azure.com/jobs/a/terminate?api-version=1&timeout=1&timeout=2&name=a%20b",
  headers: [
    ["If-Match", "0x1"],
    ["if-match", "0x2"],
    ["Authorization", "Bearer secret"],
  ] as const,
  body: '{"terminateReason":"done"}',
};

test("oav gets the query as an object, with every value of a name", () => {
  expect({ ...liveRequest(request).query }).toEqual({ "api-version": "1", timeout: ["1", "2"], name: "a b" });
});

test("oav gets lower-case header names, several values as one, and no credentials", () => {
  expect(liveRequest(request).headers).toEqual({ "if-match": "0x1, 0x2" });
});

test.for([
  ['{"a":1}', { body: { a: 1 } }],
  ["null", { body: null }],
  ["<html>", { body: "<html>" }],
  ["", {}],
] as const)("oav gets the body %j as %j", ([body, expected]) => {
  expect(liveRequest({ ...request, body }).body).toEqual("body" in expected ? expected.body : undefined);
  expect(liveResponse({ status: 404, headers: [], body })).toEqual({
    statusCode: "404",
    headers: {},
    ...expected,
  });
});
