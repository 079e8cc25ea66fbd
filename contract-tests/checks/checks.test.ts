import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { SELECTED_FIELDS } from "../../src/job-state.ts";
import { type Change, withBody, withHeader, withMethod, withPath, withQuery } from "../changing-fetch.ts";
import { expectConforming, findingsOf, findingText } from "../conformance.ts";
import {
  acceptedExample,
  apiVersion,
  contract,
  errorExample,
  errorMediaType,
  exampleEndpoint,
  exampleJobId,
  jobExample,
  jobExamples,
  readingContract,
  requestMediaType,
} from "../contract.ts";
import { type Exchange, headerValue, type RecordedRequest, type RecordedResponse } from "../exchange.ts";
import { requestChecks, responseChecks } from "./all.ts";
import type { Setting } from "./check.ts";
import { runChecks } from "./run-checks.ts";

const checks = { ...requestChecks, ...responseChecks };

const request: RecordedRequest = {
  method: "POST",
  url: `${exampleEndpoint}/jobs/${exampleJobId}/terminate?api-version=${apiVersion}`,
  headers: [
    ["Content-Type", requestMediaType],
    ["Authorization", "Bearer token-of-the-contract-tests"],
    ["client-request-id", "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0"],
    ["return-client-request-id", "true"],
    ["ocp-date", "Sun, 22 Nov 2026 17:47:05 GMT"],
  ],
  body: "{}",
};
const accepted: RecordedResponse = { status: 202, headers: Object.entries(acceptedExample), body: "" };
const refused: RecordedResponse = {
  status: 404,
  headers: [["Content-Type", errorMediaType]],
  body: JSON.stringify(errorExample("JobNotFound").body),
};

const read: RecordedRequest = {
  method: "GET",
  url: `${exampleEndpoint}/jobs/${exampleJobId}?api-version=${apiVersion}&$select=${SELECTED_FIELDS}`,
  headers: request.headers.filter(([name]) => name !== "Content-Type"),
  body: "",
};
const { DataServiceId: _, ...jobHeaders } = acceptedExample;
const found: RecordedResponse = {
  status: 200,
  headers: [...Object.entries(jobHeaders), ["Content-Type", errorMediaType]],
  body: JSON.stringify(jobExample("completed").body),
};

test("every file with a check is in the list of checks, under its own name", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts"));
  const apart = [
    "all",
    "check",
    "checks.test",
    "run-check",
    "run-checks",
    "catalogue",
    "refusal",
    "pages.test",
  ];
  const names = files.map((file) => file.replace(/\.ts$/, "")).filter((file) => !apart.includes(file));
  expect(names.sort()).toEqual(Object.keys({ ...checks, ...runChecks }).sort());
});

test("an accepted and a refused exchange that conform leave nothing to say", () => {
  expect(findingsOf({ request, response: accepted })).toEqual([]);
  expect(findingsOf({ request, response: refused })).toEqual([]);
});

test.for(jobExamples)(
  "a read that finds the job $state leaves nothing to say, with the mock or without",
  ({ body }) => {
    const response = { ...found, body: JSON.stringify(body) };
    expect(findingsOf({ request: read, response })).toEqual([]);
    const echoed = headerValue(read.headers, "client-request-id") ?? "";
    const headers = response.headers.map(
      ([name, value]) => [name, name === "client-request-id" ? echoed : value] as const,
    );
    expect(findingsOf({ request: read, response: { ...response, headers } }, readingContract, {})).toEqual(
      [],
    );
  },
);

test("a read that is refused leaves nothing to say", () => {
  expect(findingsOf({ request: read, response: refused })).toEqual([]);
});

test("no exchange at all is no success", () => {
  expect(() => expectConforming([])).toThrow("there was no exchange to check");
});

const SENT_AT = Date.UTC(2026, 10, 22, 17, 47, 5);
const account = { name: "account", key: Buffer.from("an account key that opens nothing").toString("base64") };
const UNSIGNED = `SharedKey account:${"A".repeat(43)}=`;
// What the mock makes up is not compared.
const NOT_MOCKED = ["response-request-id", "response-selection", "response-job"];
const settingOf = (name: string): Setting => ({ account, mocked: !NOT_MOCKED.includes(name) });

const sent = (what: string, check: string, change: Change) => ({
  what,
  check,
  exchange: { request: change(request), response: accepted, sentAt: SENT_AT },
});
const answered = (
  what: string,
  check: string,
  response: RecordedResponse,
  change: Partial<RecordedResponse>,
) => ({ what, check, exchange: { request, response: { ...response, ...change } } });

const asked = (what: string, check: string, change: Change) => ({
  what: `in a read, ${what}`,
  check,
  exchange: { request: change(read), response: found, sentAt: SENT_AT },
});
const told = (what: string, check: string, change: Partial<RecordedResponse>) => ({
  what: `told by a read, ${what}`,
  check,
  exchange: { request: read, response: { ...found, ...change } },
});
const job = (change: Record<string, unknown>) => ({
  body: JSON.stringify({ ...jobExample("completed").body, ...change }),
});

const twice =
  (name: string, value: string): Change =>
  (each) => ({ ...each, headers: [...each.headers, [name, value]] });

const wrong: Array<{ what: string; check: string; exchange: Exchange }> = [
  sent("another method", "request-line", withMethod("PUT")),
  sent("another path", "request-line", withPath(`/jobs/${exampleJobId}/terminate/`)),
  sent("an empty job id", "request-line", withPath("/jobs//terminate")),
  sent("no api-version", "request-parameters", withQuery("api-version", undefined)),
  sent("another api-version", "request-parameters", withQuery("api-version", "2022-01-01.15.0")),
  sent("an api-version too many", "request-parameters", (each) => ({
    ...each,
    url: `${each.url}&api-version=${apiVersion}`,
  })),
  sent("a header too many", "request-parameters", twice("ocp-date", "Sun, 22 Nov 2026 17:47:05 GMT")),
  sent("a wrong integer", "request-parameters", withQuery("timeout", "030")),
  sent("a wrong boolean", "request-parameters", withHeader("return-client-request-id", "yes")),
  sent("a wrong GUID", "request-parameters", withHeader("client-request-id", "{}")),
  sent("a wrong weekday", "request-parameters", withHeader("ocp-date", "Mon, 22 Nov 2026 17:47:05 GMT")),
  sent("an unknown query parameter", "request-unknown-query", withQuery("timeOut", "30")),
  sent("another media type", "request-content-type", withHeader("content-type", "text/plain")),
  sent("no media type", "request-content-type", withHeader("content-type", undefined)),
  sent("a body that is not JSON", "request-body", withBody("{")),
  sent("a body that the schema forbids", "request-body", withBody('{"terminateReason":1}')),
  sent("no credentials", "request-credentials", withHeader("authorization", undefined)),
  sent("credentials of another kind", "request-credentials", withHeader("authorization", "Basic YTpi")),
  sent("credentials twice", "request-credentials", twice("Authorization", "Bearer another")),
  sent("a misspelled header", "request-unknown-header", twice("If-Macth", "0x1")),
  sent("conditions that exclude each other", "request-conditions", (each) =>
    twice("If-None-Match", "0x2")(twice("If-Match", "0x1")(each)),
  ),
  sent("an Accept that no answer meets", "request-accept", twice("Accept", "application/xml")),
  sent("a signature of something else", "request-signature", withHeader("authorization", UNSIGNED)),
  sent("a date of long ago", "request-date", withHeader("ocp-date", "Sun, 22 Nov 2026 17:31:05 GMT")),
  answered("a code that nobody has published", "response-error-code", refused, {
    body: JSON.stringify({ ...errorExample("JobNotFound").body, code: "JobMislaid" }),
  }),
  answered("a code with another status", "response-error-code", refused, { status: 410 }),
  answered("a header that nobody has declared", "response-undeclared", accepted, {
    headers: [...accepted.headers, ["Job-State", "active"]],
  }),
  answered("a field that nobody has declared", "response-undeclared", refused, {
    body: JSON.stringify({ ...errorExample("JobNotFound").body, innerError: {} }),
  }),
  answered("the id of somebody else", "response-request-id", accepted, {}),
  answered("another success", "response-status", accepted, { status: 200 }),
  answered("a status beyond the errors", "response-status", refused, { status: 600 }),
  answered("no headers", "response-headers", accepted, { headers: [] }),
  answered("a media type without content", "response-content-type", accepted, {
    headers: [...accepted.headers, ["Content-Type", "text/html"]],
  }),
  answered("an error under another media type", "response-content-type", refused, {
    headers: [["Content-Type", "text/html"]],
  }),
  answered("an error without a media type", "response-content-type", refused, { headers: [] }),
  answered("content where there is none", "response-body", accepted, { body: "{}" }),
  answered("an error that is not JSON", "response-body", refused, { body: "<html>" }),
  answered("an error that the schema forbids", "response-body", refused, { body: '{"code":1}' }),
  answered("an error that says nothing", "response-body", refused, { body: "{}" }),
  asked("another method", "request-line", withMethod("PUT")),
  asked("a path with a slash at its end", "request-line", withPath(`/jobs/${exampleJobId}/`)),
  asked("no api-version", "request-parameters", withQuery("api-version", undefined)),
  asked("fields that are no names", "request-parameters", withQuery("$select", "state;id")),
  asked("a field that no job has", "request-selection", withQuery("$select", `${SELECTED_FIELDS},mood`)),
  asked("an unknown query parameter", "request-unknown-query", withQuery("$expand", "stats")),
  asked("a condition", "request-unknown-header", twice("If-None-Match", "0x1")),
  asked("a body", "request-body", withBody("{}")),
  asked("a media type", "request-content-type", twice("Content-Type", "application/json")),
  asked("an Accept that no answer meets", "request-accept", twice("Accept", "application/xml")),
  asked("a signature of something else", "request-signature", withHeader("authorization", UNSIGNED)),
  told("a state that no job has", "response-body", job({ state: "sleeping" })),
  told("a time that is none", "response-body", job({ stateTransitionTime: "yesterday" })),
  told("no body", "response-body", { body: "" }),
  told("no state, which was asked for", "response-selection", job({ state: undefined })),
  told("another job", "response-job", job({ id: "somebody-elses-job" })),
  told("a field that nobody has declared", "response-undeclared", job({ executionInfo: { mood: "good" } })),
  told("no ETag", "response-headers", {
    headers: found.headers.filter(([name]) => name !== "ETag"),
  }),
];

test.for(wrong)("$what is found by $check, and by no other check", ({ check, exchange }) => {
  const against = exchange.request.url.includes("select") ? readingContract : contract;
  const findings = findingsOf(exchange, against, settingOf(check));
  // With another success there is no telling which headers and which content belong to it; the example has an id of its own.
  const others =
    against === contract && exchange.response.status === 200
      ? ["response-content-type", "response-body"]
      : against === readingContract
        ? ["response-request-id"]
        : [];
  expect([...new Set(findings.map((each) => each.check))].filter((each) => !others.includes(each))).toEqual([
    check,
  ]);
});

test("every check finds something in some exchange", () => {
  expect([...new Set(wrong.map(({ check }) => check))].sort()).toEqual(Object.keys(checks).sort());
});

test("the media type may be written with or without the space, in any letter case", () => {
  const respelled = requestMediaType.replace("; ", ";").toUpperCase();
  expect(findingsOf({ request: withHeader("content-type", respelled)(request), response: accepted })).toEqual(
    [],
  );
});

test("the caller's id may be missing from the answer when the caller did not ask for it", () => {
  const response = {
    ...accepted,
    headers: accepted.headers.filter(([name]) => name !== "client-request-id"),
  };
  const unasked = withHeader("return-client-request-id", "false")(request);
  expect(findingsOf({ request: unasked, response })).toEqual([]);
  expect(findingsOf({ request, response })).toEqual([
    expect.objectContaining({ check: "response-headers", received: "no client-request-id" }),
  ]);
});

test("a failure says what was received, what is documented and what to do, and tells no secret", () => {
  const late = withQuery("timeout", "soon")(withHeader("authorization", "Basic secret")(request));
  expect(() => expectConforming([{ request: late, response: accepted }])).toThrow(
    [
      "request-parameters",
      '  received timeout: "soon"',
      "  documented optional query parameter timeout, integer int32; it must be integer",
      "  do send a valid timeout, or leave it out if it may be left out.",
      "request-credentials",
      "  received Authorization: Basic …",
      "  documented Authorization: Bearer <token>, or Authorization: SharedKey <account>:<base64 HMAC-SHA256>",
      "  do sign in with a token or with the account key.",
    ].join("\n"),
  );
  expect(findingsOf({ request: late, response: accepted }).map(findingText).join()).not.toContain("secret");
});
