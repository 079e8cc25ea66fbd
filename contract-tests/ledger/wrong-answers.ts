import type { BatchError } from "../../generated/types.gen.ts";
import { withMethod, withQuery } from "../changing-fetch.ts";
import { responseUndeclared } from "../checks/response-undeclared.ts";
import { type Exchange, headerValue, type RecordedResponse } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";
import type { Played } from "../scenario.ts";
import type { BlindSpot, Lab, LabOptions } from "./blind-spot.ts";

const TYPE = ["Content-Type", "application/json;odata=minimalmetadata"] as const;
const message = { lang: "en-US", value: "The job is not there." };
const error = (
  status: number,
  body: unknown,
  ...headers: Array<readonly [string, string]>
): RecordedResponse => ({
  status,
  headers: [TYPE, ...headers],
  body: JSON.stringify(body),
});
const accepted = (change: Partial<RecordedResponse> = {}): RecordedResponse => ({
  status: 202,
  headers: [
    ["request-id", "964cf4d2-1312-4283-a677-7745a0e28038"],
    ["ETag", "0x8DB9ABD9BC6099C"],
    ["Last-Modified", "Fri, 11 Aug 2023 22:52:15 GMT"],
    ["DataServiceId", "https://account.region.batch.azure.com/jobs/nightly-42/terminate"],
  ],
  body: "",
  ...change,
});

/** Answers that the mock gives though they are wrong, and answers that it can never give. */
export const wrongAnswers: readonly BlindSpot[] = [
  given("status", "response-status", { prefer: [{ status: 200, name: "JobCompleted" }] }, isStatus(200), [
    "Statuses: with `default` in the contract it serves any, even 200 with an error in it, and 999.",
  ]),
  given(
    "status-of-a-code",
    "response-error-code",
    { prefer: [{ status: 410, name: "JobNotFound" }] },
    isStatus(410),
    ["Which status belongs to an error: it serves an example with any."],
  ),
  given("refusal", "response-error-code", { change: withQuery("api-version", undefined) }, isStatus(422), [
    "Which error fits: a refusal has status 422 and the first example, whatever is wrong.",
  ]),
  given("own-errors", "response-content-type", { change: withMethod("PUT") }, isProblem, [
    "The form of its own errors: 404 and 405 are `application/problem+json`.",
  ]),
  given("request-id", "response-request-id", {}, hasAnotherId, [
    "`return-client-request-id`: it has one `client-request-id` for everybody.",
  ]),
  never("missing-header", "response-headers", [accepted({ headers: [] })], isWithoutHeader, [
    "Missing or malformed response headers: it makes them itself, all of them, always.",
  ]),
  never(
    "content",
    "response-body",
    [accepted({ body: "{}" })],
    isAcceptedWith(({ body }) => body !== ""),
    ["Content in a 202: it never has any."],
  ),
  never(
    "content-type",
    "response-content-type",
    [accepted({ headers: [["Content-Type", "text/html"]] })],
    isAcceptedWith(({ headers }) => headerValue(headers, "content-type") !== undefined),
    ["A media type on a 202, such as that of a login page."],
  ),
  never("silent-error", "response-body", [error(404, {})], ({ response }) => response.body === "{}", [
    "Errors that say nothing: every field of a BatchError is optional, and it always serves an example.",
  ]),
  never(
    "undeclared",
    "response-undeclared",
    [error(404, { code: "JobNotFound", message, innerError: {} })],
    hasUndeclared,
    ["Fields and headers that the contract does not declare: it has no others."],
  ),
  never(
    "unknown-code",
    "response-error-code",
    [error(409, { code: "JobIsAsleep", message })],
    hasUnknownCode,
    ["Error codes that no example documents."],
  ),
  {
    id: "example-name",
    blindness: "A misspelled example name in `Prefer`: the answer is the 202.",
    check: "unused-example",
    async prove({ call, findings }) {
      const right = await call({ prefer: [{ status: 409, name: "JobCompleted" }] });
      const misspelled = await call({ prefer: [{ status: 409, name: "JobCompletd" }] });
      const told = (played: Played) => findings(played, { about: "#/components/examples/JobCompleted" });
      return { blind: misspelled.outcome.result !== undefined, found: more(told(misspelled), told(right)) };
    },
  },
  {
    id: "retry-after",
    blindness: "`Retry-After`, which the contract does not have and the service sends.",
    check: "retry-conformance",
    async prove({ answered, callTo, findings }) {
      const busy = error(429, { code: "TooManyRequests", message }, ["Retry-After", "30"]);
      const patient = await callTo([busy, accepted()], { maxRetries: 1 });
      // What a client that does not wait would have left behind.
      const impatient = { ...patient, waits: patient.waits.map(() => 0) };
      const asks = answered.some(
        ({ response }) => headerValue(response.headers, "retry-after") !== undefined,
      );
      return { blind: !asks, found: more(findings(impatient), findings(patient)) };
    },
  },
  {
    id: "lost-answer",
    blindness: "Lost answers: it never loses one, so that a client that does not try again is fine with it.",
    check: "retry-conformance",
    async prove({ callTo, findings, unanswered }) {
      const dropped = await callTo([undefined], { maxRetries: 0 });
      const tried = await callTo([undefined, accepted()], { maxRetries: 1 });
      return { blind: unanswered === 0, found: more(findings(dropped), findings(tried)) };
    },
  },
];

const more = (these: readonly string[], those: readonly string[]) =>
  these.filter((id) => !those.includes(id));

/** The mock answers the client so, and a check says that it is wrong. */
function given(
  id: string,
  check: string,
  options: LabOptions,
  isSo: (exchange: Exchange) => boolean,
  blindness: readonly string[],
): BlindSpot {
  return {
    id,
    blindness: blindness.join(" "),
    check,
    async prove({ call, findings }) {
      const played = await call(options);
      return { blind: played.exchanges.length > 0 && played.exchanges.every(isSo), found: findings(played) };
    },
  };
}

/** Nothing that the mock has answered in this run is so; a check says that it is wrong when somebody else does it. */
function never(
  id: string,
  check: string,
  answers: readonly RecordedResponse[],
  isSo: (exchange: Exchange, lab: Lab) => boolean,
  blindness: readonly string[],
): BlindSpot {
  return {
    id,
    blindness: blindness.join(" "),
    check,
    async prove(lab) {
      const played = await lab.callTo(answers);
      const blind = lab.answered.length > 0 && !lab.answered.some((exchange) => isSo(exchange, lab));
      return { blind, found: lab.findings(played) };
    },
  };
}

function isWithoutHeader({ response }: Exchange, { contract }: Lab): boolean {
  const documented = Object.keys(contract.operation.responses["202"]?.headers ?? {});
  return (
    response.status === 202 && documented.some((name) => headerValue(response.headers, name) === undefined)
  );
}

function isAcceptedWith(isSo: (response: RecordedResponse) => boolean) {
  return ({ response }: Exchange) => response.status === 202 && isSo(response);
}

function isStatus(status: number) {
  return ({ response }: Exchange) => response.status === status;
}

function isProblem({ response }: Exchange): boolean {
  return headerValue(response.headers, "content-type")?.startsWith("application/problem+json") ?? false;
}

function hasAnotherId({ request, response }: Exchange): boolean {
  const [sent, received] = [request, response].map(({ headers }) =>
    headerValue(headers, "client-request-id"),
  );
  return received !== undefined && received !== sent;
}

// Among the answers that it makes out of the contract; its own errors have fields of their own.
function hasUndeclared(exchange: Exchange, { contract }: Lab): boolean {
  return !isProblem(exchange) && responseUndeclared(exchange, contract, {}).some(({ problem }) => problem);
}

function hasUnknownCode(exchange: Exchange, { contract }: Lab): boolean {
  const { response } = exchange;
  const { content = {} } = contract.operation.responses["default"] ?? {};
  const known = Object.values(content).flatMap(({ examples }) =>
    Object.values(examples ?? {}).map(({ value }) => (value as BatchError).code),
  );
  const { code } = (parsedJson(response.body) ?? {}) as { code?: string };
  return code !== undefined && !isProblem(exchange) && !known.includes(code);
}
