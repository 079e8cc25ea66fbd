import {
  type Answer,
  type AnswerLike,
  answerFor,
  replacingHeaders,
  withBody,
  withHeaders,
  withoutHeaders,
  withStatus,
} from "../../test/upstream/answer.ts";
import { accepted, LAST_MODIFIED } from "../../test/upstream/batch-answers.ts";
import { type WrongAnswer, wrong } from "./wrong-answer.ts";

const LOGIN_PAGE = "<!doctype html><title>Sign in</title>";
const OTHER_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

const withLength = (answer: AnswerLike, change: Partial<Answer> = {}): AnswerLike => {
  return (received) => ({ ...answerFor(answer, received), framing: "length", ...change });
};

const redirect = (status: number): AnswerLike =>
  withLength(withStatus(withHeaders(accepted(), ["Location", "/signin"]), status));

const replaced = (name: string, value: string) => replacingHeaders(accepted(), { [name]: value });

/** Answers that pretend to be, or nearly are, the 202. */
export const wrongSuccesses: readonly WrongAnswer[] = [
  wrong(
    "login-page",
    "response-status",
    withLength(withStatus(withBody(accepted(), LOGIN_PAGE, "text/html"), 200)),
    "a login page with status 200",
  ),
  wrong("status-200", "response-status", withStatus(accepted(), 200), "200 in place of 202"),
  wrong("status-201", "response-status", withStatus(accepted(), 201), "201 in place of 202"),
  wrong(
    "status-204",
    "response-status",
    withLength(withStatus(accepted(), 204), { framing: "none" }),
    "204 in place of 202",
  ),
  wrong("status-302", "response-status", redirect(302), "a redirect with status 302"),
  wrong("status-303", "response-status", redirect(303), "a redirect with status 303"),
  wrong("status-307", "response-status", redirect(307), "a redirect with status 307"),
  wrong("status-308", "response-status", redirect(308), "a redirect with status 308"),
  wrong(
    "status-304",
    "response-status",
    withLength(withStatus(accepted(), 304), { framing: "none" }),
    "304, which is the answer to a read",
  ),

  wrong("html-in-202", "response-body", withBody(accepted(), LOGIN_PAGE, "text/html")),
  wrong("json-in-202", "response-body", withBody(accepted(), '{"state":"terminating"}', "application/json")),
  wrong("text-without-type-in-202", "response-body", withBody(accepted(), "accepted")),
  wrong(
    "content-type-of-nothing",
    "response-content-type",
    withBody(accepted(), "", "application/json;odata=minimalmetadata"),
    "a 202 with a Content-Type and no body",
  ),

  ...["request-id", "ETag", "Last-Modified", "DataServiceId", "client-request-id"].map((name) =>
    wrong(`no-${name.toLowerCase()}`, "response-headers", withoutHeaders(accepted(), name), `no ${name}`),
  ),
  wrong("request-id-no-guid", "response-headers", replaced("request-id", "1234")),
  wrong("client-request-id-no-guid", "response-headers", replaced("client-request-id", "mine")),
  wrong("last-modified-iso", "response-headers", replaced("Last-Modified", "2023-08-11T22:52:15Z")),
  wrong(
    "last-modified-no-day",
    "response-headers",
    replaced("Last-Modified", "Thu, 31 Feb 2023 22:52:15 GMT"),
  ),
  wrong(
    "last-modified-weekday",
    "response-headers",
    replaced("Last-Modified", "Mon, 11 Aug 2023 22:52:15 GMT"),
  ),
  wrong(
    "last-modified-twice",
    "response-headers",
    withHeaders(accepted(), ["Last-Modified", LAST_MODIFIED]),
    "Last-Modified twice",
  ),
  wrong(
    "request-id-twice",
    "response-headers",
    withHeaders(accepted(), ["request-id", OTHER_ID]),
    "request-id twice, and two of them",
  ),
  wrong(
    "another-client-request-id",
    "response-request-id",
    replaced("client-request-id", OTHER_ID),
    "a client-request-id that nobody sent",
  ),
  wrong(
    "unknown-header-in-202",
    "response-undeclared",
    withHeaders(accepted(), ["job-state", "terminating"]),
  ),
];
