import { coverageWithout } from "./fixture-coverage.ts";
import type { CheckLine, Report, ReportedFinding, TranscriptEntry } from "./report.ts";

/** Text that tries to be more than text, in every form there is. */
export const hostile =
  '<script>alert("x")</script> | `code` ``` *bold* [link](http://evil.example) \u001b[31mred\u001b[0m \u0007\u0000 ]]> ]]> \u202eright to left\u202c \ud800 🎉 שלום %0A & "quotes" \'single\'\n::stop-commands::token\n##[add-mask]secret';

/** A body of 64 KiB. */
export const longBody = `{"value":"${"0123456789abcdef".repeat(4096)}"}`;

const file = "openapi/job-terminate.yaml";
const endpoint = "http://127.0.0.1:4010";
const page = (id: string) => `contract-tests/checks/${id}.md`;

const check = (id: string, title: string, verdicts: number, rest: Partial<CheckLine> = {}): CheckLine => ({
  id,
  title,
  page: page(id),
  verdicts,
  findings: 0,
  status: "passed",
  ...rest,
});

const passedChecks: readonly CheckLine[] = [
  check("request-line", "The method and the path are those of the contract.", 214),
  check("request-parameters", "Every parameter is documented, and its value is valid.", 1480),
  check("request-unknown-query", "No query parameter is there that the contract does not know.", 214),
  check("request-content-type", "The media type of the request is the contract's.", 214),
  check("request-body", "The body of the request is valid JSON of the documented form.", 198),
  check("request-credentials", "The request is signed in one of the documented ways.", 214),
  check("response-status", "The status is one of the contract.", 214),
  check("response-headers", "Every documented header of the answer is there and valid.", 96),
  check("response-content-type", "The media type of the answer is documented for its status.", 214),
  check("response-body", "The body of the answer is of the documented form.", 118),
  check("client-result", "What the client returns is what was answered.", 96),
  check("client-answers", "Each documented error reaches the caller with its code.", 52),
];

const curl = `curl -sS -X POST '${endpoint}/jobs/nightly-42/terminate?api-version=2023-11-01.18.0' -H 'Authorization: Bearer ***' -H 'Content-Type: application/json; odata=minimalmetadata' --data-raw '{"terminateReason":"superseded by nightly-43"}'`;

const finding = (id: string, rest: Partial<ReportedFinding>): ReportedFinding => ({
  check: id,
  page: page(id),
  scenario: "a call with every option",
  received: "no ETag",
  documented: "ETag on a 202, string",
  place: { file, line: 284, pointer: "#/components/headers/ETag" },
  mend: "answer with a valid ETag.",
  curl,
  times: 1,
  ...rest,
});

/** Findings of several checks, one of them hostile and one of them long. */
export const findings: readonly ReportedFinding[] = [
  finding("response-headers", { times: 12 }),
  finding("response-headers", {
    scenario: "a call without options",
    received: "Last-Modified: Sat, 31 Feb 2026 10:00:00 GMT",
    documented: "Last-Modified on a 202, string date-time-rfc1123; it must be a date that exists",
    place: { file, line: 292, pointer: "#/components/headers/LastModified" },
    mend: "answer with a valid Last-Modified.",
  }),
  finding("response-body", {
    scenario: `the answer says ${hostile}`,
    received: hostile,
    documented: "content of application/json;odata=minimalmetadata, BatchError; message must be object",
    place: { file, line: 324, pointer: "#/components/schemas/BatchError/properties/message" },
    mend: "answer with an object of the documented form.",
    curl: `curl -sS -X POST '${endpoint}/jobs/a%20b/terminate' --data-raw $'line one\\n${hostile}'`,
  }),
  finding("response-body", {
    scenario: "an answer of 64 KiB",
    received: longBody,
    documented: "no content on a 202",
    place: { file, line: 212, pointer: "#/components/responses/Accepted" },
    mend: "answer a 202 without content.",
    times: 2,
  }),
];

const requestHeaders = [
  ["Accept", "application/json"],
  ["Authorization", "Bearer ***"],
  ["client-request-id", "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0"],
  ["Content-Type", "application/json; odata=minimalmetadata"],
] as const;

type Answer = TranscriptEntry["exchanges"][number]["response"];

const entry = (
  id: string,
  title: string,
  outcome: string,
  ...answers: readonly Answer[]
): TranscriptEntry => ({
  id,
  title,
  outcome,
  exchanges: answers.map((response, index) => ({
    request: {
      method: "POST",
      url: `${endpoint}/jobs/nightly-42/terminate?api-version=2023-11-01.18.0`,
      headers: requestHeaders,
      body: '{"terminateReason":"superseded by nightly-43"}',
    },
    ...(response && { response }),
    durationMs: 4.2 + index,
  })),
});

const accepted = { status: 202, headers: [["ETag", "0x8DB9ABD9BC6099C"] as const], body: "" };
const refused = (status: number, body: string) => ({
  status,
  headers: [["Content-Type", "application/json;odata=minimalmetadata"] as const],
  body,
});
const transcript: readonly TranscriptEntry[] = [
  entry("every-option", "a call with every option", "accepted", accepted),
  entry("no-options", "a call without options", "accepted", accepted),
  entry(
    "busy-then-accepted",
    "busy, then accepted",
    "accepted after 2 attempts",
    refused(503, "{}"),
    accepted,
  ),
  entry("job-not-found", "an unknown job", "404 JobNotFound", refused(404, '{"code":"JobNotFound"}')),
  entry("lost", "an answer that is lost", "no answer: socket hang up", undefined),
  entry("hostile", `the answer says ${hostile}`, `400 ${hostile}`, refused(400, hostile)),
  entry("long", "an answer of 64 KiB", "409 JobCompleted", refused(409, longBody)),
  ...Array.from({ length: 12 }, (_, number) =>
    entry(`parameter-timeout-${number}`, `timeout is ${number}`, "accepted", accepted),
  ),
];

/** Everything conforms. */
export const conformingReport: Report = {
  tool: { name: "contract check", version: "1.0.0" },
  target: { name: "mock", description: "our client against Prism, which mocks the contract", endpoint },
  contract: { file, title: "Azure Batch: Job - Terminate", version: "2023-11-01.18.0" },
  startedAt: "2026-11-22T17:47:05.000Z",
  durationMs: 8412,
  phases: [
    { name: "read the contract", ms: 310 },
    { name: "start the mock", ms: 2140 },
    { name: "calls", ms: 4630 },
    { name: "checks", ms: 905 },
    { name: "judge", ms: 427 },
  ],
  checks: passedChecks,
  findings: [],
  coverage: coverageWithout(),
  transcript,
  ledger: [
    { id: "date", blindness: "A date that does not exist.", check: "response-headers", proven: true },
    { id: "status", blindness: "A status outside the contract.", check: "response-status", proven: true },
    { id: "tls", blindness: "TLS: the mock speaks plain http.", check: "request-line" },
  ],
  judge: {
    name: "oav 4.0.3",
    exchanges: 214,
    agreed: 198,
    explained: [
      { id: "CHARSET", times: 16, why: "The service sends a charset that the Swagger does not name." },
    ],
    disagreements: [],
  },
};

/** Findings, a check that was not run, elements that are not covered, a blind spot that is not proven. */
export const failingReport: Report = {
  ...conformingReport,
  checks: passedChecks.map((line): CheckLine => {
    const found = findings.filter(({ check: id }) => id === line.id).length;
    return found > 0 ? { ...line, findings: found, status: "failed" } : line;
  }),
  findings,
  coverage: coverageWithout("ServerBusy", "If-None-Match", "TooManyRequests", "DataServiceId"),
  ledger: [
    ...conformingReport.ledger,
    {
      id: "empty-value",
      blindness: "An empty value, such as `timeout=`.",
      check: "request-parameters",
      proven: false,
      problem: `the mock refused it: ${hostile}`,
    },
  ],
  judge: {
    name: "oav 4.0.3",
    exchanges: 214,
    agreed: 197,
    explained: [
      { id: "CHARSET", times: 16, why: "The service sends a charset that the Swagger does not name." },
    ],
    disagreements: ["RESPONSE_VALIDATION_ERROR in busy-then-accepted: Missing required property: message"],
  },
};

/** One check could not be run, for a reason. */
export const partialReport: Report = {
  ...conformingReport,
  target: { name: "live", description: "our client against an account", endpoint: "https://a.example" },
  checks: passedChecks.map((line): CheckLine => {
    if (line.id !== "client-answers") return line;
    return { ...line, verdicts: 0, status: "notRun", reason: "a live service cannot be asked for an error." };
  }),
  coverage: coverageWithout("ServerBusy"),
};

const { judge: _, ...unjudged } = conformingReport;

/** Nothing was done at all. */
export const emptyReport: Report = {
  ...unjudged,
  durationMs: 0,
  phases: [],
  checks: [],
  coverage: [],
  transcript: [],
  ledger: [],
};
