import { type Answer, type AnswerLike, withBody, withStatus } from "../../upstream/answer.ts";
import { accepted, batchError } from "../../upstream/batch-answers.ts";
import { answer, rawBytes, redirect } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { accepts, serviceError } from "./outcomes.ts";

const LOGIN_PAGE = "<!doctype html><html><title>Sign in</title><form action=/login></form></html>";
const HTML = "text/html; charset=utf-8";

const plain = (status: number, body = "", type?: string): AnswerLike => {
  const empty: Answer = { status, headers: [], body: Buffer.alloc(0), framing: body ? "length" : "none" };
  return body
    ? withBody(empty, body, type)
    : status === 204 || status === 304
      ? empty
      : { ...empty, framing: "length" };
};

const oneAnswer = (
  id: string,
  title: string,
  given: AnswerLike,
  expect: Scenario["expect"],
  proves: Scenario["proves"] = [],
): Scenario => ({ id, title, proves, server: [answer(given)], expect, seen: { requests: 1 } });

const success: Scenario[] = [
  oneAnswer(
    "202-json",
    "202 with a JSON body: accepted",
    withBody(accepted(), '{"a":1}', "application/json"),
    accepts(1),
  ),
  oneAnswer(
    "202-blank",
    "202 with blanks: accepted",
    withBody(accepted(), " \r\n", "text/plain"),
    accepts(1),
  ),
  oneAnswer(
    "202-odata",
    "202 with the service's own media type: accepted",
    withBody(accepted(), "{}", "application/json;odata=minimalmetadata"),
    accepts(1),
  ),
  oneAnswer("202-empty-length", "202 with Content-Length 0: accepted", plain(202), accepts(1)),
  {
    id: "103-before",
    title: "103 before the 202: accepted",
    server: [
      rawBytes(
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
      ),
    ],
    expect: accepts(1),
    seen: { requests: 1 },
  },
];

const strangers: Scenario[] = [
  oneAnswer(
    "200-login-page",
    "200 with an HTML login page: an error, the outcome is unknown",
    plain(200, LOGIN_PAGE, HTML),
    serviceError(200, { outcomeUnknown: true, responseText: LOGIN_PAGE, code: undefined }),
    ["loginPageAsOk"],
  ),
  oneAnswer(
    "202-html",
    "202 with HTML: an error, the outcome is unknown, not retried",
    withBody(accepted(), LOGIN_PAGE, HTML),
    serviceError(202, { outcomeUnknown: true, responseText: LOGIN_PAGE }),
    ["acceptedWithHtml"],
  ),
  oneAnswer(
    "202-text",
    "202 with plain text: an error",
    withBody(accepted(), "OK", "text/plain"),
    serviceError(202, { outcomeUnknown: true, responseText: "OK" }),
  ),
  oneAnswer(
    "202-html-without-type",
    "202 with HTML that does not say so: an error",
    withBody(accepted(), LOGIN_PAGE),
    serviceError(202, { outcomeUnknown: true }),
  ),
  oneAnswer(
    "202-html-as-json",
    "202 with HTML that says it is JSON: an error",
    withBody(accepted(), LOGIN_PAGE, "application/json"),
    serviceError(202, { outcomeUnknown: true }),
  ),
  ...[200, 201, 204, 206, 299].map((status) =>
    oneAnswer(
      `${status}-empty`,
      `${status} without a body: no success, the outcome is unknown`,
      plain(status),
      serviceError(status, { outcomeUnknown: true, says: [`${status}`, "only 202 is a success"] }),
    ),
  ),
  oneAnswer("304", "304: an error, nothing was done", plain(304), serviceError(304)),
];

const final: Scenario[] = [400, 401, 403, 404, 405, 409, 410, 411, 412, 413, 414, 415, 422, 431, 451].map(
  (status) =>
    oneAnswer(
      `${status}-final`,
      `${status}: an error, not retried, nothing was done`,
      batchError(status, "SomeCode", "It was refused."),
      serviceError(status, { code: "SomeCode", serviceMessage: "It was refused." }),
    ),
);

const beyond: Scenario[] = [599, 600, 999].map((status) => ({
  id: `${status}`,
  title: `${status}: an error that tells the status`,
  server: [answer(withStatus(batchError(500, "Odd", "An odd status."), status))],
  options: { maxRetries: 0 },
  expect: serviceError(status, { code: "Odd", outcomeUnknown: true }),
  seen: { requests: 1 },
}));

const noRedirect = (id: string, title: string, status: number, server: Scenario["server"]): Scenario => ({
  id: `${status}-${id}`,
  title: `${status} to ${title}: never followed, told as an error`,
  proves: id === "another-origin" ? ["redirectToAnotherOrigin"] : [],
  server,
  expect: serviceError(status, { says: ["redirect"] }),
  seen: { requests: 1, connections: 1 },
});

const redirects: Scenario[] = [301, 302, 303, 307, 308].flatMap((status) => [
  noRedirect("same-origin", "the same origin", status, [redirect(status, (origin) => `${origin}/elsewhere`)]),
  noRedirect("relative", "a relative address", status, [redirect(status, () => "/elsewhere")]),
  noRedirect("another-origin", "another origin", status, (stranger) => [
    redirect(status, (_origin, target) => `${stranger}${target}`),
  ]),
  noRedirect("http", "plain http on another host", status, (stranger) => [
    redirect(status, (_origin, target) => `${stranger.replace("127.0.0.1", "localhost")}${target}`),
  ]),
  noRedirect("loop", "itself, again and again", status, [
    redirect(status, (origin, target) => `${origin}${target}`),
    redirect(status, (origin, target) => `${origin}${target}`),
  ]),
]);

const withoutLocation = oneAnswer(
  "302-without-location",
  "302 without Location: told as an error",
  plain(302),
  serviceError(302, { says: ["redirect"] }),
);

export const statusesAndRedirects: readonly Scenario[] = [
  ...success,
  ...strangers,
  ...final,
  ...beyond,
  ...redirects,
  withoutLocation,
];
