import { type Change, withHeader } from "../changing-fetch.ts";
import { headerValue } from "../exchange.ts";
import { spoiling } from "./bends.ts";
import { bent } from "./bent-client.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

/** Clients that sign in in the form of no documented scheme. */
export const wrongCredentials: readonly WrongClient[] = [
  signed(
    "credential-missing",
    "sends no credential",
    /0 Authorization headers/,
    withHeader("authorization", undefined),
  ),
  signed(
    "bearer-twice",
    "writes Bearer twice",
    /Authorization: Bearer …/,
    written(/^Bearer /, "Bearer Bearer "),
  ),
  signed(
    "bearer-lower-case",
    "writes bearer in small letters",
    /Authorization: bearer …/,
    written(/^Bearer /, "bearer "),
  ),
  signed(
    "token-without-scheme",
    "sends a token without its scheme",
    /Authorization/,
    written(/^Bearer /, ""),
  ),
  signed(
    "basic",
    "sends a token as a password",
    /Authorization: Basic …/,
    written(/^Bearer .*/, (value) => `Basic ${btoa(`:${value.slice(7)}`)}`),
  ),
  signed(
    "token-quoted",
    "sends a token in quotes",
    /Authorization: Bearer …/,
    written(/^Bearer (.*)/, 'Bearer "$1"'),
  ),
  signed(
    "key-without-account",
    "leaves out the account",
    /Authorization: SharedKey …/,
    written(/^SharedKey [^:]*:/, "SharedKey "),
  ),
  signed(
    "key-lite",
    "signs by the scheme of other services of Azure",
    /Authorization: SharedKeyLite …/,
    written(/^SharedKey /, "SharedKeyLite "),
  ),
  signed(
    "signature-hex",
    "writes its signature in hexadecimal digits",
    /Authorization: SharedKey …/,
    written(/[^:]*$/, (value) => Buffer.from(value, "base64").toString("hex")),
  ),
];

function signed(id: string, what: string, finding: RegExp, change: Change): WrongClient {
  const makeClient = bent(spoiling(change));
  return { id, what, check: "request-credentials", target: "mock", finding, aims: CALLS, makeClient };
}

/** Another spelling of the credential, in requests that are signed in so. */
function written(part: RegExp, change: string | ((value: string) => string)): Change {
  return (request) => {
    const value = headerValue(request.headers, "authorization") ?? "";
    const isOfToken = part.source.startsWith("^Bearer");
    if (value.startsWith("Bearer ") !== isOfToken) return request;
    return withHeader(
      "authorization",
      typeof change === "string" ? value.replace(part, change) : value.replace(part, change),
    )(request);
  };
}
