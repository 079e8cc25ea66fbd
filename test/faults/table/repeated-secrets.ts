import { answerFor, replacingHeaders, withBody, withHeaders } from "../../upstream/answer.ts";
import { accepted, batchError } from "../../upstream/batch-answers.ts";
import { resetMidBody } from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { accepts, connectionLost, serviceError } from "./outcomes.ts";
import { refused, repeating, secretOf } from "./repeating.ts";

// Some servers repeat what they were sent; the service itself names a signature that it refuses. The canary that runs
// over the whole table looks for what is repeated here.

const asHtml = (secret: string) =>
  secret.replace(/[+/=]/g, (char) => `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`);

const SPELLINGS: readonly (readonly [id: string, spell: (secret: string) => string])[] = [
  ["as it is", (secret) => secret],
  ["percent-encoded", encodeURIComponent],
  ["escaped", (secret) => secret.replaceAll("/", "\\/")],
  ["as HTML", asHtml],
];

const bodies: Scenario[] = SPELLINGS.flatMap(([name, spell], index) => [
  {
    id: `repeats-in-fields-${index + 1}`,
    title: `a 403 that repeats the secret ${name} in each field: nowhere in the error`,
    server: [answer(repeating((secret) => refused(403, spell(secret))))],
    expect: serviceError(403, { code: "AuthenticationFailed" }),
    seen: { requests: 1 },
  },
  {
    id: `repeats-in-text-${index + 1}`,
    title: `a 502 page that repeats the secret ${name}: nowhere in the error`,
    options: { maxRetries: 0 },
    server: [
      answer(
        repeating((secret) => withBody(batchError(502, "", ""), `<p>${spell(secret)}</p>`, "text/html")),
      ),
    ],
    expect: serviceError(502, { outcomeUnknown: true }),
    seen: { requests: 1 },
  },
]);

const NAMES = [
  "request-id",
  "ETag",
  "Location",
  "Retry-After",
  "Content-Type",
  "WWW-Authenticate",
  "X-Debug",
];

const headers: Scenario[] = [
  {
    id: "repeats-in-headers",
    title: "a 403 that repeats the secret in its headers: nowhere in the error",
    server: [
      answer(
        repeating((secret) =>
          withHeaders(
            { status: 403, headers: [], body: Buffer.alloc(0), framing: "length" },
            ...NAMES.map((name) => [name, secret] as const),
          ),
        ),
      ),
    ],
    expect: serviceError(403),
    seen: { requests: 1 },
  },
  {
    id: "repeats-in-request-id",
    title: "a 202 whose request-id repeats the secret: nowhere in the result",
    server: [
      answer((received) =>
        answerFor(replacingHeaders(accepted(), { "request-id": secretOf(received) }), received),
      ),
    ],
    expect: accepts(1, { requestId: undefined }),
    seen: { requests: 1 },
  },
  {
    id: "repeats-in-reason",
    title: "a reason phrase that repeats the secret: nowhere in the error",
    server: [
      answer((received) => ({
        ...answerFor(batchError(403, "Refused", "No."), received),
        reason: secretOf(received),
      })),
    ],
    expect: serviceError(403, { code: "Refused" }),
    seen: { requests: 1 },
  },
  {
    id: "repeats-in-202",
    title: "a 202 with an HTML body that repeats the secret: nowhere in the error",
    server: [
      answer(repeating((secret) => withBody(accepted(), `<p>${secret}</p>`, `text/html; token=${secret}`))),
    ],
    expect: serviceError(202, { outcomeUnknown: true }),
    seen: { requests: 1 },
  },
  {
    id: "repeats-as-media-type",
    title: "a 202 whose media type is the secret: nowhere in the error",
    server: [answer(repeating((secret) => withBody(accepted(), "<p>", secret)))],
    expect: serviceError(202, { outcomeUnknown: true }),
    seen: { requests: 1 },
  },
  {
    id: "repeats-in-etag",
    title: "a 202 whose ETag and DataServiceId are the secret: not in the result",
    server: [
      answer(
        repeating((secret) => replacingHeaders(accepted(), { ETag: secret, DataServiceId: `/${secret}` })),
      ),
    ],
    expect: accepts(1),
    seen: { requests: 1 },
  },
];

const garbage: Behaviour = {
  play: (exchange) =>
    exchange.write(`HTTP/1.1 202 ${secretOf(exchange.received)}\r\n${secretOf(exchange.received)}\r\n\r\n`),
};

const broken: Scenario[] = [
  {
    id: "repeats-in-garbage",
    title: "an unreadable answer that repeats the secret: nowhere in the error",
    options: { maxRetries: 0 },
    server: [garbage],
    expect: connectionLost({ attempts: 1 }),
    seen: { requests: 1 },
  },
  {
    id: "repeats-in-half",
    title: "half an error body that repeats the secret: nowhere in the error",
    server: [
      resetMidBody(repeating((secret) => withBody(batchError(403, "", ""), `${secret}${secret}${secret}`))),
    ],
    expect: serviceError(403),
    seen: { requests: 1 },
  },
  {
    id: "repeats-earlier-attempt",
    title: "a 403 after a retry that repeats the secret of its own attempt: nowhere in the error",
    server: [
      answer(repeating((secret) => refused(503, secret))),
      answer(repeating((secret) => refused(403, secret))),
    ],
    expect: serviceError(403, { attempts: 2, outcomeUnknown: true }),
    seen: { requests: 2 },
  },
];

const control: Scenario = {
  id: "repeats-nothing",
  title: "a 202 as usual: the secret was sent, and is nowhere in the result",
  proves: ["noTokenInErrors"],
  server: [],
  expect: accepts(1),
  seen: { requests: 1 },
};

export const repeatedSecrets: readonly Scenario[] = [...bodies, ...headers, ...broken, control];
