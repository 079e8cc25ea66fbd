import { type Change, withBody, withHeader, withMethod, withPath, withQuery } from "../changing-fetch.ts";
import { apiVersion, requestMediaType } from "../contract.ts";
import { keyCredential } from "../mock-client.ts";
import { doubtfulDates, GUID, type MadeExchange, sent } from "./made-exchange.ts";

const twice =
  (name: string, value: string): Change =>
  (request) => ({ ...request, headers: [...request.headers, [name, value], [name, value]] });

const moreQuery =
  (text: string): Change =>
  (request) => ({ ...request, url: `${request.url}&${text}` });

const anotherTime = sent("a date of another time", (request) => request, "date-of-another-time");

/** Requests that are wrong, or that one of the two takes for wrong. */
export const madeRequests: readonly MadeExchange[] = [
  sent("another method", withMethod("PUT")),
  sent("an empty job id", withPath("/jobs//terminate")),
  sent("another operation", withPath("/jobs/nightly-42/disable")),
  sent("no api-version", withQuery("api-version", undefined)),
  sent("another api-version", withQuery("api-version", "2024-07-01.20.0")),
  sent("a number with a fraction", withQuery("timeout", "1.5")),
  sent("a number that is too large", withQuery("timeout", "3000000000")),
  sent("the same number twice", moreQuery("timeout=30&timeout=30")),
  sent("a GUID in braces", withHeader("client-request-id", `{${GUID}}`)),
  sent("the same GUID twice", twice("client-request-id", GUID)),
  sent("a date of ISO 8601", withHeader("ocp-date", "2026-11-22T17:47:05Z")),
  sent("a body of another type", withBody("[]")),
  sent("a body that is null", withBody("null")),
  sent("a body that is not JSON", withBody("{")),
  sent("a property too many", withBody('{"reason":"superseded"}')),
  sent("another media type", withHeader("content-type", "text/plain")),

  sent("a number below zero", withQuery("timeout", "-1"), "timeout-below-zero"),
  sent("no number", withQuery("timeout", ""), "number-spelling"),
  sent("a number with a zero in front", withQuery("timeout", "030"), "number-spelling"),
  sent("a number with an exponent", withQuery("timeout", "3e1"), "number-spelling"),
  sent("True", withHeader("return-client-request-id", "True"), "boolean-spelling"),
  sent("the api-version twice", moreQuery(`api-version=${apiVersion}`), "parameter-repeated"),
  sent("If-Match twice", twice("If-Match", "0x8DB9ABD9BC6099C"), "parameter-repeated"),
  sent(
    "Api-Version",
    (request) => ({ ...request, url: request.url.replace("api-version", "Api-Version") }),
    ...["api-version-letter-case", "unknown-query-parameter"],
  ),
  sent("timeOut", moreQuery("timeOut=30"), "unknown-query-parameter"),
  sent("a slash at the end", withPath("/jobs/nightly-42/terminate/"), "path-spelling"),
  sent("a path in another letter case", withPath("/Jobs/nightly-42/Terminate"), "path-spelling"),
  sent("no media type", withHeader("content-type", undefined), "no-content-type"),
  sent(
    "a media type without its parameter",
    withHeader("content-type", "application/json"),
    "media-type-parameters",
  ),
  sent(
    "a media type in capitals",
    withHeader("content-type", requestMediaType.toUpperCase()),
    "media-type-letter-case",
  ),
  sent("a path with a bar", withPath("/jobs/nightly|42/terminate"), "path-encoding"),
  sent("no credentials", withHeader("authorization", undefined), "credentials"),
  sent("an Accept of HTML", withHeader("accept", "text/html"), "accept"),
  sent("a misspelled header", withHeader("If-Mach", "0x8DB9ABD9BC6099C"), "unknown-header"),
  sent(
    "conditions that exclude each other",
    (request) => withHeader("If-Match", "0x1")(withHeader("If-None-Match", "0x2")(request)),
    "conditions-together",
  ),
  sent("http", (request) => ({ ...request, url: request.url.replace("https:", "http:") }), "not-over-tls"),
  {
    ...sent(
      "a signature of something else",
      withHeader("authorization", `SharedKey account:${"A".repeat(43)}=`),
      "signature",
    ),
    setting: { account: keyCredential, mocked: true },
  },
  { ...anotherTime, exchange: { ...anotherTime.exchange, sentAt: Date.UTC(2026, 10, 22, 19) } },
  sent("a GUID with a prefix", withHeader("client-request-id", `urn:uuid:${GUID}`), "guid-with-prefix"),
  sent("a reason that is null", withBody('{"terminateReason":null}'), "null-for-nothing"),
  ...doubtfulDates.map(([date, id]) => sent(`ocp-date: ${date}`, withHeader("ocp-date", date), id)),

  // A difference covers its own matter: what else is wrong still counts.
  sent(
    "a number below zero in a request with a GUID in braces",
    (request) => withQuery("timeout", "-1")(withHeader("client-request-id", `{${GUID}}`)(request)),
    "timeout-below-zero",
  ),
];
