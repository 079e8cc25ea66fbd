import { type Change, withHeader } from "../changing-fetch.ts";
import { making } from "./bends.ts";
import { bent } from "./bent-client.ts";
import { inIso, withName, withValue } from "./header-changes.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

const HOUR_MS = 3_600_000;
const FORM = "request-parameters";
const NAME = "request-unknown-header";
const ID = "client-request-id";

/** Clients that send wrong headers. */
export const wrongHeaders: readonly WrongClient[] = [
  heading(
    "id-braces",
    "writes its request id in braces",
    FORM,
    /client-request-id: "\{/,
    withValue(ID, (id) => `{${id}}`),
  ),
  heading(
    "id-no-dashes",
    "writes its request id without dashes",
    FORM,
    /client-request-id: "\w{32}"/,
    withValue(ID, (id) => id.replaceAll("-", "")),
  ),
  heading(
    "id-urn",
    "writes its request id as a URN",
    FORM,
    /client-request-id: "urn:uuid:/,
    withValue(ID, (id) => `urn:uuid:${id}`),
  ),
  heading(
    "id-empty",
    "sends an empty request id",
    FORM,
    /client-request-id: ""/,
    withValue(ID, () => ""),
  ),
  heading(
    "id-other-name",
    "sends its request id as other services of Azure want it",
    NAME,
    /x-ms-client-request-id/,
    withName(ID, "x-ms-client-request-id"),
  ),
  heading(
    "return-id-capital",
    "writes true as True",
    FORM,
    /return-client-request-id: "True"/,
    withValue(`return-${ID}`, () => "True"),
  ),
  heading(
    "return-id-number",
    "writes true as 1",
    FORM,
    /return-client-request-id: "1"/,
    withValue(`return-${ID}`, () => "1"),
  ),

  heading(
    "date-iso",
    "writes its date as ISO 8601 does",
    FORM,
    /ocp-date: "\d{4}-/,
    withValue("ocp-date", inIso),
  ),
  heading(
    "date-zone",
    "writes its date with the offset of a zone",
    FORM,
    /ocp-date: ".*\+0000"/,
    withValue("ocp-date", (date) => date.replace("GMT", "+0000")),
  ),
  heading(
    "date-weekday",
    "writes a weekday that is not that of the date",
    FORM,
    /ocp-date: /,
    withValue("ocp-date", (date) => date.replace(/^\w+/, (day) => (day === "Mon" ? "Tue" : "Mon"))),
  ),
  {
    ...heading(
      "date-dropped",
      "sends no date",
      "positive-acceptance",
      /403 AuthenticationFailed/,
      withHeader("ocp-date", undefined),
    ),
    target: "proxy",
  },
  clocked("date-stale", "takes the time from a clock that is an hour late", /60 minutes off/, -HOUR_MS),
  clocked("date-future", "takes the time from a clock that is an hour early", /60 minutes off/, HOUR_MS),
];

function heading(id: string, what: string, check: string, finding: RegExp, change: Change): WrongClient {
  return { id, what, check, target: "mock", finding, aims: CALLS, makeClient: bent(making(change)) };
}

function clocked(id: string, what: string, finding: RegExp, offMs: number): WrongClient {
  const makeClient = bent({ clock: (clock) => ({ ...clock, now: () => clock.now() + offMs }) });
  return { id, what, check: "request-date", target: "mock", finding, aims: CALLS, makeClient };
}
