import { describe, expect, test } from "vitest";
import { BatchServiceError } from "./errors.ts";
import { readResult } from "./result.ts";
import type { Answer } from "./service-error.ts";
import { CLIENT_REQUEST_ID, newCall } from "./testing/pipeline-request.ts";

const conflict = (code: string): Partial<Answer> => ({ status: 409, body: { code } });
const read = (
  { body = "", ...answer }: Partial<Answer>,
  { ambiguous = false, idempotent = false }: { ambiguous?: boolean; idempotent?: boolean } = {},
) => {
  const answerText = typeof body === "string" ? body : JSON.stringify(body);
  const call = newCall({ attempts: 2, ambiguous, answerText });
  return readResult({ status: 202, headers: new Headers(), body, ...answer }, call, idempotent, 0);
};

describe("a 202", () => {
  test("tells what its headers told", () => {
    const headers = new Headers({
      ETag: "0x8DB9ABD9BC6099C",
      "Last-Modified": "Fri, 17 Feb 2017 00:00:00 GMT",
      "request-id": "1b550a2c-e0c2-4fe5-86f4-e9243aafac3a",
      "client-request-id": "not taken from the answer",
      DataServiceId: "https://account.region.batch.azure.com/jobs/nightly-42/terminate",
    });
    expect(read({ headers })).toEqual({
      outcome: "accepted",
      jobId: "nightly-42",
      status: 202,
      toldBy: "answer",
      etag: "0x8DB9ABD9BC6099C",
      lastModified: new Date(Date.UTC(2017, 1, 17)),
      requestId: "1b550a2c-e0c2-4fe5-86f4-e9243aafac3a",
      clientRequestId: CLIENT_REQUEST_ID,
      dataServiceId: "https://account.region.batch.azure.com/jobs/nightly-42/terminate",
      attempts: 2,
      ended: undefined,
    });
  });

  test("without headers tells what is known", () => {
    expect(read({})).toEqual({
      outcome: "accepted",
      jobId: "nightly-42",
      status: 202,
      toldBy: "answer",
      etag: undefined,
      lastModified: undefined,
      requestId: undefined,
      clientRequestId: CLIENT_REQUEST_ID,
      dataServiceId: undefined,
      attempts: 2,
      ended: undefined,
    });
  });

  test("with a request-id that is no GUID has none", () => {
    expect(read({ headers: new Headers({ "request-id": "string" }) }).requestId).toBeUndefined();
  });

  test.each(["yesterday", "", "0", "Fri, 31 Feb 2017 00:00:00 GMT"])(
    "with Last-Modified %j has no date",
    (value) => {
      expect(read({ headers: new Headers({ "last-modified": value }) }).lastModified).toBeUndefined();
    },
  );

  test.each([
    ["no body", "", undefined],
    ["white space", "\r\n ", "text/html"],
    ["a body that is no text", null, "text/html"],
    ["JSON", '{"a":1}', "application/json"],
    ["JSON with parameters", "{}", "Application/JSON; odata=minimalmetadata"],
    ["JSON of a vendor", "null", "application/problem+json"],
    ["JSON without a Content-Type", "[]", undefined],
    ["JSON that is too long to be read to its end", ' {"a":"b', "application/json"],
  ])("with %s is accepted", (_, body, contentType) => {
    const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
    expect(read({ body, headers }).outcome).toBe("accepted");
  });

  test.each([
    ["HTML", "<html>", "text/html; charset=utf-8", "text/html"],
    ["HTML that says it is JSON", "<html>", "application/json", "application/json"],
    ["HTML without a Content-Type", "<html>", undefined, "no content type"],
    ["broken JSON without a Content-Type", '{"a":"b', undefined, "no content type"],
    ["JSON that says it is text", "{}", "text/plain", "text/plain"],
    ["JSON with an empty Content-Type", "{}", ";", ""],
  ])("with %s is an error, and what became of the job is not known", (_, body, contentType, shown) => {
    const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
    const refused = () => read({ body, headers });
    expect(refused).toThrow(BatchServiceError);
    expect(refused).toThrow(
      `202: the answer has a body that the service never sends (${shown}) (client-request-id ${CLIENT_REQUEST_ID}, attempt 2 of 4; the service may have acted)`,
    );
    expect(refused).toThrow(expect.objectContaining({ outcomeUnknown: true, responseText: body }));
  });
});

describe("a 409 for a job that is where the caller wants it", () => {
  const cases = [
    ["JobBeingTerminated", "alreadyTerminating"],
    ["JobCompleted", "alreadyCompleted"],
  ] as const;

  test.each(cases)("%s after an ambiguous attempt is the result %s", (code, outcome) => {
    expect(read(conflict(code), { ambiguous: true })).toMatchObject({ outcome, status: 409, attempts: 2 });
  });

  test.each(cases)("%s for an idempotent call is the result %s", (code, outcome) => {
    expect(read(conflict(code), { idempotent: true })).toMatchObject({ outcome, status: 409 });
  });

  test.each(cases)("%s otherwise is an error", (code) => {
    expect(() => read(conflict(code))).toThrow(
      expect.objectContaining({ status: 409, code, outcomeUnknown: false }),
    );
  });
});

describe("anything else is an error", () => {
  test.each([
    "JobDisabled",
    "JobBeingDeleted",
    "JobNotActive",
    "OperationInvalidForCurrentState",
    "jobcompleted",
    "",
  ])("a 409 %j, even for an idempotent call after an ambiguous attempt", (code) => {
    expect(() => read(conflict(code), { ambiguous: true, idempotent: true })).toThrow(
      expect.objectContaining({ status: 409, outcomeUnknown: true }),
    );
  });

  test.each([
    [404, "JobCompleted"],
    [412, "JobBeingTerminated"],
    [200, "JobCompleted"],
  ])("a %d %s", (status, code) => {
    const refused = () => read({ status, body: { code } }, { ambiguous: true, idempotent: true });
    expect(refused).toThrow(expect.objectContaining({ status, code }));
  });

  test.each([
    [200, "200: only 202 is a success; something else may have answered"],
    [204, "204: only 202 is a success; something else may have answered"],
    [302, "302: redirects are never followed; check the endpoint"],
    [304, "304 (client-request-id"],
    [404, "404 (client-request-id"],
    [500, "500 (client-request-id"],
  ])("a %d, with what can be done about it", (status, message) => {
    expect(() => read({ status })).toThrow(message);
  });
});
