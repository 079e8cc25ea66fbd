import { type Change, withHeader } from "../changing-fetch.ts";
import { headerValue } from "../exchange.ts";
import { making } from "./bends.ts";
import { bent } from "./bent-client.ts";
import { inIso, withName, withValue } from "./header-changes.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

/** Clients that send wrong conditions. */
export const wrongConditions: readonly WrongClient[] = [
  sending(
    "condition-date-iso",
    "writes If-Modified-Since as ISO 8601 does",
    "request-parameters",
    /If-Modified-Since: "2017-/,
    withValue("if-modified-since", inIso),
  ),
  sending(
    "condition-misspelled",
    "misspells If-Match",
    "request-unknown-header",
    /header if-macth/,
    withName("if-match", "if-macth"),
  ),
  sending(
    "conditions-mixed",
    "sends If-None-Match beside If-Match",
    "request-conditions",
    /If-Match with If-None-Match/,
    (request) => withHeader("if-none-match", headerValue(request.headers, "if-match"))(request),
  ),
  {
    ...sending(
      "condition-reversed",
      "sends If-Match as If-None-Match",
      "positive-acceptance",
      /412 ConditionNotMet/,
      withName("if-match", "if-none-match"),
    ),
    target: "proxy",
  },
];

function sending(id: string, what: string, check: string, finding: RegExp, change: Change): WrongClient {
  return { id, what, check, target: "mock", finding, aims: CALLS, makeClient: bent(making(change)) };
}
