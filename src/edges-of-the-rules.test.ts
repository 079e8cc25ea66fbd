import { describe, expect, test } from "vitest";
import { isBatchServiceError } from "./error-guards.ts";
import { until } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";
import { scriptedClient } from "./testing/scripted-client.ts";
import { accepted, answer } from "./testing/scripted-fetch.ts";

describe("statuses on both sides of a border", () => {
  const noteOn = async (status: number) => {
    const { client } = scriptedClient([answer(status, {}, "{}")], { maxRetries: 0 });
    return String(await rejection(client.terminateJob("nightly-42")));
  };

  test("299 may come from something else", async () => {
    expect(await noteOn(299)).toContain("only 202 is a success");
  });

  test("300 and 399 are redirects", async () => {
    expect(await noteOn(300)).toContain("redirects are never followed");
    expect(await noteOn(399)).toContain("redirects are never followed");
  });

  test("400 speaks for itself", async () => {
    expect(await noteOn(400)).toMatch(/: 400 \(client-request-id/);
  });

  test("599, the last one that there is, is retried as any other 5xx", async () => {
    const { client, runtime } = scriptedClient([answer(599), accepted]);
    await expect(until(runtime, client.terminateJob("nightly-42"))).resolves.toMatchObject({ attempts: 2 });
  });
});

describe("a 202 with JSON is taken by its media type alone", () => {
  const settle = async (contentType: string, body = "{}") => {
    const { client } = scriptedClient([answer(202, { "content-type": contentType }, body)]);
    return client.terminateJob("nightly-42").then(({ outcome }) => outcome, isBatchServiceError);
  };

  test.each(["application/json ; charset=utf-8", "APPLICATION/JSON", "application/problem+json"])(
    "%s is JSON",
    async (contentType) => {
      expect(await settle(contentType)).toBe("accepted");
    },
  );

  test.each(["x-application/json", "application/json5", "application/jsonlines", "text/json"])(
    "%s is not",
    async (contentType) => {
      expect(await settle(contentType)).toBe(true);
    },
  );

  test("a page that has a brace somewhere does not begin like JSON", async () => {
    expect(await settle("application/json", "<style>p {}</style>")).toBe(true);
  });
});

test("an ETag may be one character, and so may a product", async () => {
  const { client, requests } = scriptedClient([accepted], { userAgent: "x" });
  await client.terminateJob("nightly-42", { ifMatch: "*" });
  expect(requests[0]?.headers.get("user-agent")).toMatch(/^x azure-batch-job-terminate\//);
  expect(requests[0]?.headers.get("if-match")).toBe("*");
});

test("the first and the last year that an HTTP date can write are sent", async () => {
  const { client, requests } = scriptedClient([accepted]);
  await client.terminateJob("nightly-42", { ifModifiedSince: new Date("0001-01-01T00:00:00Z") });
  await client.terminateJob("nightly-42", { ifModifiedSince: new Date("9999-12-31T23:59:59.999Z") });
  expect(requests.map(({ headers }) => headers.get("if-modified-since"))).toEqual([
    "Mon, 01 Jan 0001 00:00:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
  ]);
});
