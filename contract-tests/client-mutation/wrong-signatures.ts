import { type Change, changingFetch, withPath, withQuery } from "../changing-fetch.ts";
import type { RecordedRequest } from "../exchange.ts";
import { spoiling } from "./bends.ts";
import { type Bend, bent } from "./bent-client.ts";
import { signatureOf, signedBy, textToSign } from "./signing.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

// Where they stand in the text that is signed; the ocp-* headers and the resource come after them.
const LENGTH = 3;
const TYPE = 5;
const DATE = 6;
const CONDITIONS = [7, 8, 9, 10];
const STANDARD = 12;

/** Clients whose Shared Key signature fits another request than theirs. */
export const wrongSignatures: readonly WrongClient[] = [
  signing("signs-no-length", "signs without the length of the body", blank(LENGTH)),
  signing("signs-no-type", "signs without the media type", blank(TYPE)),
  signing("signs-no-conditions", "signs without the conditions", blank(...CONDITIONS)),
  signing("signs-verb-lower-case", "signs the verb in small letters", (text) => text.replace("POST", "post")),
  signing(
    "signs-path-lower-case",
    "signs the path in small letters",
    resource((path) => path.toLowerCase()),
  ),
  signing("signs-path-decoded", "signs the path without its escapes", resource(decodeURIComponent)),
  signing(
    "signs-no-account",
    "signs the path without the account",
    resource((path) => path.replace(/^\/[^/]+/, "")),
  ),
  signing("signs-no-query", "signs without the query", (text) => text.replace(/\n[\w-]+:.*$/, "")),
  signing("signs-last-line-end", "ends the last line that it signs", (text) => `${text}\n`),
  signing(
    "signs-no-ocp-date",
    "signs without ocp-date",
    lines((all) => all.toSpliced(STANDARD, 1)),
  ),
  signing(
    "signs-date-twice",
    "signs ocp-date as Date, too",
    lines((all) => all.with(DATE, (all[STANDARD] ?? "").replace("ocp-date:", ""))),
  ),
  row("signs-query-unsorted", "signs the query in the order of the URL", {
    fetch: (next, { account }) =>
      changingFetch((request) => {
        const turned = timeoutFirst(request);
        return by(account.name, Buffer.from(account.key, "base64"), unsorted)(turned);
      }, next),
  }),
  row("signs-with-key-as-text", "signs with the key as it is written, without decoding it", {
    fetch: (next, { account }) => changingFetch(by(account.name, Buffer.from(account.key)), next),
  }),
  row("signs-with-other-key", "signs with the key of another account", {
    fetch: (next, { account }) => changingFetch(by(account.name, Buffer.from("another key")), next),
  }),
  row(
    "changes-query-after-signing",
    "adds a timeout after it has signed",
    spoiling(withQuery("timeout", "7")),
  ),
  row(
    "lowers-path-after-signing",
    "sends its path in small letters after it has signed",
    spoiling((request) => withPath(new URL(request.url).pathname.toLowerCase())(request)),
  ),
];

function row(id: string, what: string, bend: Bend): WrongClient {
  const finding = /a signature of something else/;
  return {
    id,
    what,
    check: "request-signature",
    target: "mock",
    finding,
    aims: CALLS,
    makeClient: bent(bend),
  };
}

function signing(id: string, what: string, change: (text: string) => string): WrongClient {
  return row(id, what, {
    fetch: (next, { account }) =>
      changingFetch(by(account.name, Buffer.from(account.key, "base64"), change), next),
  });
}

function by(name: string, key: Uint8Array, change: (text: string) => string = (text) => text): Change {
  return signedBy((request) => `SharedKey ${name}:${signatureOf(change(textToSign(request, name)), key)}`);
}

function lines(change: (all: string[]) => string[]) {
  return (text: string) => change(text.split("\n")).join("\n");
}

function blank(...which: number[]) {
  return lines((all) => all.map((line, index) => (which.includes(index) ? "" : line)));
}

function resource(change: (path: string) => string) {
  return lines((all) => all.map((line) => (line.startsWith("/") ? change(line) : line)));
}

function timeoutFirst(request: RecordedRequest): RecordedRequest {
  const url = new URL(request.url);
  const timeout = url.searchParams.get("timeout");
  if (timeout === null) return request;
  url.search = new URLSearchParams({ timeout, ...Object.fromEntries(url.searchParams) }).toString();
  return { ...request, url: url.href };
}

function unsorted(text: string): string {
  return text.replace(/\n(api-version:.*)\n(timeout:.*)$/, "\n$2\n$1");
}
