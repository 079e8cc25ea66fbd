import { type Change, withHeader, withQuery } from "../changing-fetch.ts";
import { headerValue } from "../exchange.ts";
import { making } from "./bends.ts";
import { bent } from "./bent-client.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

/** Clients whose requests have a wrong query. */
export const wrongQueries: readonly WrongClient[] = [
  asking(
    "api-version-missing",
    "sends no api-version",
    "request-parameters",
    /no api-version/,
    withQuery("api-version", undefined),
  ),
  asking(
    "api-version-other",
    "asks for a later API version",
    "request-parameters",
    /api-version: "2024-07-01/,
    withQuery("api-version", "2024-07-01.20.0"),
  ),
  asking(
    "api-version-twice",
    "sends api-version twice",
    "request-parameters",
    /api-version 2 times/,
    (request) => ({
      ...request,
      url: `${request.url}&api-version=2023-11-01.18.0`,
    }),
  ),
  asking(
    "api-version-misspelled",
    "calls the parameter apiVersion",
    "request-unknown-query",
    /query parameter apiVersion/,
    renamed("api-version", "apiVersion"),
  ),
  asking(
    "timeout-misspelled",
    "calls the parameter timeOut, as later versions do",
    "request-unknown-query",
    /query parameter timeOut/,
    renamed("timeout", "timeOut"),
  ),
  asking(
    "force",
    "sends a parameter of a later version",
    "request-unknown-query",
    /query parameter force/,
    withQuery("force", "true"),
  ),
  asking(
    "timeout-empty",
    "sends an empty timeout when there is none",
    "request-parameters",
    /timeout: ""/,
    otherwise("timeout", ""),
  ),
  asking(
    "timeout-unit",
    "sends the timeout with its unit",
    "request-parameters",
    /timeout: "30s"/,
    timed((each) => `${each}s`),
  ),
  asking(
    "timeout-negative",
    "sends -1 when there is no timeout",
    "validating-proxy",
    /query\.timeout/,
    otherwise("timeout", "-1"),
  ),
  asking(
    "timeout-milliseconds",
    "sends the timeout in milliseconds",
    "unused-example",
    /ServerDefault/,
    timed((each) => `${each}000`),
  ),
  asking(
    "timeout-dropped",
    "drops the timeout",
    "unused-example",
    /ServerDefault/,
    withQuery("timeout", undefined),
  ),
  asking(
    "token-in-query",
    "puts its credential into the query",
    "request-unknown-query",
    /query parameter access_token/,
    (request) =>
      withQuery(
        "access_token",
        headerValue(request.headers, "authorization"),
      )(withHeader("authorization", undefined)(request)),
  ),
];

function asking(id: string, what: string, check: string, finding: RegExp, change: Change): WrongClient {
  return { id, what, check, target: "mock", finding, aims: CALLS, makeClient: bent(making(change)) };
}

function renamed(from: string, to: string): Change {
  return (request) => ({ ...request, url: request.url.replace(`${from}=`, `${to}=`) });
}

function otherwise(name: string, value: string): Change {
  return (request) =>
    new URL(request.url).searchParams.has(name) ? request : withQuery(name, value)(request);
}

function timed(change: (value: string) => string): Change {
  return (request) => {
    const value = new URL(request.url).searchParams.get("timeout");
    return value === null ? request : withQuery("timeout", change(value))(request);
  };
}
