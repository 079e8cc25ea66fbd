import {
  type Answer,
  type AnswerLike,
  answerFor,
  withBody,
  withHeaders,
  withoutHeaders,
  withStatus,
} from "../../test/upstream/answer.ts";
import { ERROR_TYPE } from "../../test/upstream/batch-answers.ts";
import { odataJson } from "../../test/upstream/odata-json.ts";
import { errorAnswer } from "./answers.ts";
import { type BatchAnswer, publishedErrors } from "./published-errors.ts";
import { type WrongAnswer, wrong } from "./wrong-answer.ts";

const right = errorAnswer(publishedErrors.JobCompleted);

const saying = (text: string, type = ERROR_TYPE) => withBody(right, text, type);

const typed = (type: string): AnswerLike =>
  changed((made) => ({
    headers: made.headers.map((line) => (line[0] === "Content-Type" ? [line[0], type] : line)),
  }));

const changed =
  (change: (made: Answer) => Partial<Answer>): AnswerLike =>
  (received) => {
    const made = answerFor(right, received);
    return { ...made, ...change(made) };
  };

/** The right error with other members, with further ones, or without those that are undefined. */
const withMembers = (members: Readonly<Record<string, unknown>>): AnswerLike =>
  changed(({ body }) => {
    const all = Object.entries({ ...JSON.parse(Buffer.from(body).toString()), ...members });
    const given = all.filter(([, value]) => value !== undefined);
    return { body: Buffer.from(odataJson(Object.fromEntries(given))) };
  });

const coded = (error: BatchAnswer, change: Partial<BatchAnswer>) => errorAnswer({ ...error, ...change });

/** Answers that are nearly an error of the service. */
export const wrongErrors: readonly WrongAnswer[] = [
  wrong("status-600", "response-status", withStatus(right, 600), "a status beyond the errors"),
  wrong("status-399", "response-status", withStatus(right, 399), "a status before the errors"),

  wrong("error-as-html", "response-content-type", saying("<h1>Bad gateway</h1>", "text/html")),
  wrong(
    "error-as-problem",
    "response-content-type",
    saying('{"title":"Conflict"}', "application/problem+json"),
    "an error in the form of RFC 9457",
  ),
  wrong("error-as-text", "response-content-type", typed("text/plain"), "the right error as text/plain"),
  wrong(
    "error-as-other-odata",
    "response-content-type",
    typed("application/json;odata=fullmetadata"),
    "the right error with other metadata",
  ),
  wrong("error-without-type", "response-content-type", withoutHeaders(right, "Content-Type")),

  wrong("error-empty-object", "response-body", saying("{}"), "an error that says nothing"),
  wrong("error-list", "response-body", saying("[]"), "a list as error"),
  wrong("error-null", "response-body", saying("null"), "null as error"),
  wrong("error-empty", "response-body", saying(""), "an error without a body"),
  wrong("error-no-json", "response-body", saying("<html>"), "HTML that pretends to be JSON"),
  wrong("error-cut", "response-body", saying('{"code":"JobComp'), "half of an error"),
  wrong("error-code-number", "response-body", withMembers({ code: 409 }), "a code that is a number"),
  wrong("error-no-code", "response-body", withMembers({ code: undefined }), "an error without a code"),
  wrong(
    "error-no-message",
    "response-body",
    withMembers({ message: undefined }),
    "an error without a message",
  ),
  wrong("error-message-text", "response-body", withMembers({ message: "Over." }), "a message that is a text"),
  wrong(
    "error-message-value-number",
    "response-body",
    withMembers({ message: { lang: "en-US", value: 1 } }),
    "a message whose value is a number",
  ),
  wrong(
    "error-message-lang-null",
    "response-body",
    withMembers({ message: { lang: null, value: "Over." } }),
    "a message whose language is null",
  ),
  wrong("error-values-object", "response-body", withMembers({ values: { key: "a", value: "b" } })),
  wrong("error-values-texts", "response-body", withMembers({ values: ["a"] }), "details that are texts"),
  wrong(
    "error-values-numbers",
    "response-body",
    withMembers({ values: [{ key: "State", value: 3 }] }),
    "a detail whose value is a number",
  ),

  wrong(
    "error-values-key-number",
    "response-body",
    withMembers({ values: [{ key: 3, value: "State" }] }),
    "a detail whose key is a number",
  ),
  wrong(
    "error-metadata-number",
    "response-body",
    withMembers({ "odata.metadata": 1 }),
    "metadata that are a number",
  ),

  wrong("unknown-header-in-error", "response-undeclared", withHeaders(right, ["error-code", "JobCompleted"])),
  wrong("unknown-member-of-error", "response-undeclared", withMembers({ innererror: { type: "Conflict" } })),
  wrong(
    "unknown-member-of-message",
    "response-undeclared",
    withMembers({ message: { lang: "en-US", value: "Over.", hint: "None." } }),
  ),
  wrong(
    "unknown-member-of-detail",
    "response-undeclared",
    withMembers({ values: [{ key: "State", value: "completed", unit: "none" }] }),
  ),

  wrong(
    "code-with-another-status",
    "response-error-code",
    coded(publishedErrors.JobCompleted, { status: 404 }),
    "JobCompleted, which is a 409, with 404",
  ),
  wrong(
    "not-found-with-409",
    "response-error-code",
    coded(publishedErrors.JobNotFound, { status: 409 }),
    "JobNotFound, which is a 404, with 409",
  ),
  wrong(
    "code-of-another-operation",
    "response-error-code",
    coded(publishedErrors.JobCompleted, { code: "JobExists" }),
  ),
  wrong(
    "unpublished-code",
    "response-error-code",
    coded(publishedErrors.JobCompleted, { code: "JobIsOver" }),
  ),
  wrong(
    "code-in-another-letter-case",
    "response-error-code",
    coded(publishedErrors.JobCompleted, { code: "jobCompleted" }),
  ),
];
