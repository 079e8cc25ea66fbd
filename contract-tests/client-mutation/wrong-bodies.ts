import { type Change, withBody, withHeader } from "../changing-fetch.ts";
import { making } from "./bends.ts";
import { bent } from "./bent-client.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

const TYPE = "request-content-type";
const BODY = "request-body";

/** Clients that send a wrong body, or say the wrong thing about bodies. */
export const wrongBodies: readonly WrongClient[] = [
  sending(
    "type-plain-json",
    "sends its body as plain application/json",
    TYPE,
    /Content-Type: application\/json$/m,
    type("application/json"),
  ),
  sending(
    "type-charset",
    "adds a charset to the media type",
    TYPE,
    /charset=utf-8/,
    type("application/json; odata=minimalmetadata; charset=utf-8"),
  ),
  sending(
    "type-other-metadata",
    "asks for other metadata in the media type",
    TYPE,
    /odata=fullmetadata/,
    type("application/json; odata=fullmetadata"),
  ),
  sending("type-missing", "sends its body without a media type", TYPE, /no Content-Type/, type(undefined)),
  sending(
    "accept-xml",
    "accepts Atom alone",
    "request-accept",
    /application\/atom\+xml/,
    withHeader("accept", "application/atom+xml"),
  ),
  sending("body-null", "sends null when there is no reason", BODY, /body null/, (request) =>
    request.body === "{}" ? withBody("null")(request) : request,
  ),
  sending(
    "body-list",
    "wraps the body in a list",
    BODY,
    /body \[/,
    body((each) => `[${each}]`),
  ),
  sending(
    "body-wrapped",
    "wraps the body in an object with its name",
    BODY,
    /jobTerminateParameter/,
    body((each) => `{"jobTerminateParameter":${each}}`),
  ),
  sending("body-encoded-twice", "encodes the body twice", BODY, /body "/, body(JSON.stringify)),
  sending(
    "body-other-name",
    "calls the reason by another name",
    BODY,
    /"reason":/,
    body((each) => each.replace("terminateReason", "reason")),
  ),
  sending(
    "body-number",
    "sends the reason as a number",
    BODY,
    /"terminateReason":1/,
    body((each) => each.replace(/:".*"/, ":1")),
  ),
  sending("body-dropped", "sends no body", "unused-example", /example WithReason /, withBody("")),
  sending("reason-dropped", "drops the reason", "unused-example", /example WithReason /, withBody("{}")),
];

function sending(id: string, what: string, check: string, finding: RegExp, change: Change): WrongClient {
  return { id, what, check, target: "mock", finding, aims: CALLS, makeClient: bent(making(change)) };
}

function type(value: string | undefined): Change {
  return withHeader("content-type", value);
}

function body(change: (body: string) => string): Change {
  return (request) => withBody(change(request.body))(request);
}
