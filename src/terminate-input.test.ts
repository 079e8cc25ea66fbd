import { describe, expect, test } from "vitest";
import { BatchInputError } from "./errors.ts";
import { readTerminateInput, type TerminateJobOptions } from "./terminate-input.ts";

const FRESH_ID = "00000000-0000-4000-8000-000000000001";
const read = (options: TerminateJobOptions = {}, jobId = "nightly-42") =>
  readTerminateInput(jobId, options, () => FRESH_ID);
const AN_ETAG = "0x8DB9ABD9BC6099C";
const A_DATE = new Date("2017-02-17T00:00:00.999Z");
const AN_HTTP_DATE = "Fri, 17 Feb 2017 00:00:00 GMT";

describe("translation into the words of the contract", () => {
  test("a call without options sends only what is always sent", () => {
    expect(read()).toEqual({
      path: { jobId: "nightly-42" },
      query: { "api-version": "2023-11-01.18.0" },
      headers: { "client-request-id": FRESH_ID, "return-client-request-id": true },
      body: {},
    });
  });

  const given: [TerminateJobOptions, object][] = [
    [{ terminateReason: "superseded" }, { body: { terminateReason: "superseded" } }],
    [{ terminateReason: "" }, { body: { terminateReason: "" } }],
    [{ serverTimeoutSeconds: 20 }, { query: { timeout: 20 } }],
    [{ serverTimeoutSeconds: 0 }, { query: { timeout: 0 } }],
    [{ serverTimeoutSeconds: 2_147_483_647 }, { query: { timeout: 2_147_483_647 } }],
    [
      { clientRequestId: "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" },
      { headers: { "client-request-id": "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" } },
    ],
    [{ returnClientRequestId: false }, { headers: { "return-client-request-id": false } }],
    [{ ifMatch: AN_ETAG }, { headers: { "If-Match": AN_ETAG } }],
    [{ ifMatch: '"quoted"' }, { headers: { "If-Match": '"quoted"' } }],
    [{ ifNoneMatch: "*" }, { headers: { "If-None-Match": "*" } }],
    [{ ifModifiedSince: A_DATE }, { headers: { "If-Modified-Since": AN_HTTP_DATE } }],
    [{ ifUnmodifiedSince: A_DATE }, { headers: { "If-Unmodified-Since": AN_HTTP_DATE } }],
    [
      { ifMatch: AN_ETAG, ifUnmodifiedSince: A_DATE },
      { headers: { "If-Match": AN_ETAG, "If-Unmodified-Since": AN_HTTP_DATE } },
    ],
    [
      { ifNoneMatch: AN_ETAG, ifModifiedSince: A_DATE },
      { headers: { "If-None-Match": AN_ETAG, "If-Modified-Since": AN_HTTP_DATE } },
    ],
    [
      { ifModifiedSince: new Date("0001-01-01T00:00:00Z") },
      { headers: { "If-Modified-Since": "Mon, 01 Jan 0001 00:00:00 GMT" } },
    ],
  ];
  test.each(given)("%j", (options, expected) => {
    expect(read(options)).toMatchObject(expected);
  });

  test("what steers the client is not sent", () => {
    const { signal } = new AbortController();
    const policy = {
      maxRetries: 1,
      retryBaseDelayMs: 1,
      retryMaxDelayMs: 1,
      attemptTimeoutMs: 1,
      totalTimeoutMs: 1,
    };
    expect(read({ ...policy, signal, idempotent: true })).toEqual(read());
  });
});

describe("job ids", () => {
  test.each([
    ["the plain form", "Nightly_job-42"],
    ["that of a job schedule", "nightly:job-1"],
    ["more than 64 characters", `${"a".repeat(64)}:job-1`],
    ["letters of any script", "夜間-job-über"],
    ["an astral character", "job-🚀"],
    ["a slash", "a/b"],
    ["a percent sign", "%2e%2e"],
    ["a question mark and a hash", "a?b#c"],
    ["space and line ends", " a\r\nb "],
    ["three dots", "..."],
    ["a dot in front", ".a"],
    ["dots that climb", "../.."],
  ])("%s is taken as it is", (_, jobId) => {
    expect(read({}, jobId).path).toEqual({ jobId });
  });

  test.each([
    ["an empty text", "", "jobId must be a non-empty text; got an empty one."],
    ["one dot", ".", 'jobId must not be ".": it would be dropped from the URL'],
    ["two dots", "..", 'jobId must not be "..": it would be dropped from the URL'],
    ["a lone high surrogate", "a\ud83d", "jobId holds half of a surrogate pair"],
    ["a lone low surrogate", "\ude80a", "jobId holds half of a surrogate pair"],
    ["a swapped pair", "\ude80\ud83d", "jobId holds half of a surrogate pair"],
    ["undefined", undefined, "jobId must be a non-empty text; got undefined."],
    ["null", null, "jobId must be a non-empty text; got object."],
    ["a number", 42, "jobId must be a non-empty text; got number."],
    ["a list", ["a"], "jobId must be a non-empty text; got object."],
  ])("%s is refused", (_, jobId, message) => {
    const refused = () => readTerminateInput(jobId as string, {}, () => FRESH_ID);
    expect(refused).toThrow(BatchInputError);
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ argument: "jobId" }));
  });
});

describe("bad options", () => {
  test.each([
    ["terminateReason", 1],
    ["terminateReason", null],
    ["terminateReason", { reason: "superseded" }],
    ["serverTimeoutSeconds", -1],
    ["serverTimeoutSeconds", 1.5],
    ["serverTimeoutSeconds", Number.NaN],
    ["serverTimeoutSeconds", Number.POSITIVE_INFINITY],
    ["serverTimeoutSeconds", 2 ** 31],
    ["serverTimeoutSeconds", "30"],
    ["serverTimeoutSeconds", null],
    ["clientRequestId", ""],
    ["clientRequestId", "nightly"],
    ["clientRequestId", "{9c4d50ee-2d56-4cd3-8152-34347dc9f2b0}"],
    ["clientRequestId", "9c4d50ee2d564cd3815234347dc9f2b0"],
    ["clientRequestId", "9c4d50ee-2d56-4cd3-8152-34347dc9f2bg"],
    ["clientRequestId", "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0\n"],
    ["clientRequestId", 1],
    ["clientRequestId", null],
    ["returnClientRequestId", "true"],
    ["returnClientRequestId", null],
    ["idempotent", "yes"],
    ["idempotent", 1],
    ["idempotent", null],
    ["ifMatch", ""],
    ["ifMatch", "two words"],
    ["ifMatch", "a\r\nevil: 1"],
    ["ifMatch", "ü"],
    ["ifMatch", 1],
    ["ifMatch", null],
    ["ifNoneMatch", ""],
    ["ifNoneMatch", "a\nb"],
    ["ifModifiedSince", AN_HTTP_DATE],
    ["ifModifiedSince", 0],
    ["ifModifiedSince", null],
    ["ifModifiedSince", new Date(Number.NaN)],
    ["ifModifiedSince", new Date("0000-12-31T23:59:59Z")],
    ["ifModifiedSince", new Date("-000001-12-31T23:59:59Z")],
    ["ifUnmodifiedSince", "2017-02-17"],
    ["ifUnmodifiedSince", new Date("+010000-01-01T00:00:00Z")],
    ["signal", null],
    ["signal", "abort"],
    ["signal", {}],
    ["signal", { aborted: false }],
    ["signal", { aborted: false, addEventListener() {} }],
    ["signal", { aborted: "no", addEventListener() {} }],
    ["signal", new AbortController()],
  ])("%s = %o is refused", (key, value) => {
    const refused = () => read({ [key]: value });
    expect(refused).toThrow(BatchInputError);
    expect(refused).toThrow(expect.objectContaining({ argument: `options.${key}`, outcomeUnknown: false }));
  });

  test("a name that is not an option is refused", () => {
    expect(() => read({ timeout: 30 } as TerminateJobOptions)).toThrow(
      /^options\.timeout is not an option\. The options are attemptTimeoutMs, clientRequestId, .*totalTimeoutMs, wait\.$/,
    );
  });

  test.each([null, 1, "superseded"] as unknown[])("%j instead of options is refused", (options) => {
    expect(() => readTerminateInput("nightly-42", options as object, () => FRESH_ID)).toThrow(
      "options must be an object",
    );
  });
});

describe("conditions that exclude each other", () => {
  const all = {
    ifMatch: AN_ETAG,
    ifNoneMatch: AN_ETAG,
    ifModifiedSince: A_DATE,
    ifUnmodifiedSince: A_DATE,
  };
  test.each([
    [["ifMatch", "ifNoneMatch"]],
    [["ifMatch", "ifModifiedSince"]],
    [["ifNoneMatch", "ifUnmodifiedSince"]],
    [["ifModifiedSince", "ifUnmodifiedSince"]],
    [["ifMatch", "ifNoneMatch", "ifModifiedSince"]],
    [["ifMatch", "ifModifiedSince", "ifUnmodifiedSince"]],
    [["ifMatch", "ifNoneMatch", "ifModifiedSince", "ifUnmodifiedSince"]],
  ] as (keyof typeof all)[][][])("%j are refused together", (names) => {
    const refused = () => read(Object.fromEntries(names.map((name) => [name, all[name]])));
    expect(refused).toThrow(BatchInputError);
    expect(refused).toThrow(`options.${names[1]} excludes options.${names[0]}.`);
  });
});
