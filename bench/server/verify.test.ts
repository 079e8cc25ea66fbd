import { describe, expect, test } from "vitest";
import { body, headers, targetOf } from "../candidates/the-call.ts";
import { problemOf, type ReceivedRequest } from "./verify.ts";

const good = (): ReceivedRequest => ({
  method: "POST",
  target: targetOf("job-1"),
  headers: Object.fromEntries(Object.entries(headers()).map(([name, value]) => [name.toLowerCase(), value])),
  body: body(),
});

test("the call of every candidate is taken", () => {
  expect(problemOf(good())).toBeUndefined();
});

test("so is what @azure/batch adds to it", () => {
  const { target, headers } = good();
  const added = {
    target: `${target}&timeout=30`,
    headers: { ...headers, "content-type": `${headers["content-type"]}; charset=utf-8` },
  };
  expect(problemOf({ ...good(), ...added })).toBeUndefined();
});

describe("a call that is less is refused", () => {
  const without = (name: string, value?: string) => ({
    headers: { ...good().headers, [name]: value },
  });

  test.each<[string, Partial<ReceivedRequest>]>([
    ["another method", { method: "GET" }],
    ["another path", { target: targetOf("job-1").replace("terminate", "disable") }],
    ["no api-version", { target: "/jobs/job-1/terminate" }],
    ["another api-version", { target: "/jobs/job-1/terminate?api-version=2022-10-01.16.0" }],
    ["no body", { body: "" }],
    ["another body", { body: "{}" }],
    ["no object as body", { body: "null" }],
    ["another media type", without("content-type", "application/json")],
    ["no Authorization", without("authorization")],
    ["another token", without("authorization", "Bearer other")],
    ["a wrong signature", without("authorization", `SharedKey account:${btoa("x".repeat(32))}`)],
    ["no client-request-id", without("client-request-id")],
    ["a client-request-id that is not asked back", without("return-client-request-id", "false")],
    ["no ocp-date", without("ocp-date")],
  ])("%s", (_, change) => {
    expect(problemOf({ ...good(), ...change })).toMatch(/\.$/);
  });
});
