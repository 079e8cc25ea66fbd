import { randomUUID } from "node:crypto";
import { withBody, withHeader, withQuery } from "../changing-fetch.ts";
import { headerValue } from "../exchange.ts";
import { making, makingRetries, spoilingRetries } from "./bends.ts";
import { type Bend, bent } from "./bent-client.ts";
import { RETRIES, type WrongClient } from "./wrong-client.ts";

/** Clients whose further attempts are not the same request, signed afresh. */
export const wrongAttempts: readonly WrongClient[] = [
  again(
    "attempt-new-id",
    "takes a new request id for each attempt",
    /another client-request-id/,
    making(withHeaderOf("client-request-id", randomUUID)),
  ),
  again(
    "attempt-no-body",
    "sends its body with the first attempt only",
    /another body/,
    makingRetries(withBody("")),
  ),
  again(
    "attempt-no-timeout",
    "sends the timeout with the first attempt only",
    /another url/,
    makingRetries(withQuery("timeout", undefined)),
  ),
  again(
    "attempt-no-header",
    "sends its request id with the first attempt only",
    /another client-request-id/,
    makingRetries(withHeader("client-request-id", undefined)),
  ),
  {
    ...again(
      "attempt-unsigned",
      "signs the first attempt only",
      /0 Authorization headers/,
      spoilingRetries(withHeader("authorization", undefined)),
    ),
    check: "request-credentials",
  },
  again(
    "attempt-stale",
    "dates and signs once, outside the retries",
    /the date of the attempt before/,
    spoilingRetries((request, first) =>
      ["ocp-date", "authorization"].reduce(
        (each, name) => withHeader(name, headerValue(first.headers, name))(each),
        request,
      ),
    ),
  ),
  again(
    "attempt-stale-date",
    "signs each attempt, with the date of the first",
    /the date of the attempt before/,
    makingRetries((request, first) =>
      withHeader("ocp-date", headerValue(first.headers, "ocp-date"))(request),
    ),
  ),
  again(
    "attempt-stale-signature",
    "dates each attempt, with the signature of the first",
    /the signature of the attempt before/,
    spoilingRetries((request, first) =>
      withHeader("authorization", headerValue(first.headers, "authorization"))(request),
    ),
  ),
];

function again(id: string, what: string, finding: RegExp, bend: Bend): WrongClient {
  return {
    ...{ id, what, check: "retry-conformance", target: "mock", finding, aims: RETRIES },
    makeClient: bent(bend),
  };
}

function withHeaderOf(name: string, value: () => string): ReturnType<typeof withHeader> {
  return (request) => withHeader(name, value())(request);
}
