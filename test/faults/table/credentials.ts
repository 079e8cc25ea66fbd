import { withHeaders } from "../../upstream/answer.ts";
import { accepted, batchError } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Expected, Scenario } from "../scenario.ts";
import { accepts, alreadyTerminated, refusesInput, serviceError, timesOut } from "./outcomes.ts";
import { busy, conflict } from "./service-answers.ts";

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1795262400"}}}';
const TOKEN = { credential: "token" } as const;

// The form of a challenge: Microsoft Learn, "Claims challenges, claims requests, and client capabilities".
const challenge = (parameters: string) =>
  withHeaders(batchError(401, "AuthenticationFailed", "The token is over."), [
    "WWW-Authenticate",
    `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ${parameters}`,
  ]);
const challenged = answer(challenge(`error="insufficient_claims", claims="${btoa(CLAIMS)}"`));

const afterChallenge = (attempts: number, waits: readonly number[] = []): Expected => ({
  ...accepts(attempts),
  waits,
});

const challenges: Scenario[] = [
  {
    id: "cae-once",
    title: "a claims challenge: one new token with the claims, one retry beside maxRetries",
    only: TOKEN,
    options: { maxRetries: 0 },
    server: [challenged, answer(accepted())],
    expect: afterChallenge(2),
    seen: { requests: 2, claims: [undefined, CLAIMS] },
  },
  {
    id: "cae-twice",
    title: "a second claims challenge: an error",
    only: TOKEN,
    server: [challenged, challenged],
    expect: { ...serviceError(401, { attempts: 2 }), waits: [] },
    seen: { requests: 2, claims: [undefined, CLAIMS] },
  },
  {
    id: "cae-then-503",
    title: "a claims challenge, then a 503: retried with the new token",
    only: TOKEN,
    options: { maxRetries: 1 },
    server: [challenged, answer(busy()), answer(accepted())],
    expect: afterChallenge(3, [750]),
    seen: { requests: 3, claims: [undefined, CLAIMS] },
  },
  {
    id: "503-then-cae",
    title: "a 503, then a claims challenge: retried with the new token",
    only: TOKEN,
    options: { maxRetries: 1 },
    server: [answer(busy()), challenged, answer(accepted())],
    expect: afterChallenge(3, [750]),
    seen: { requests: 3, claims: [undefined, CLAIMS] },
  },
  {
    id: "cae-after-loss",
    title: "a lost answer, a claims challenge, then 409 JobCompleted: the caller has what it asked for",
    only: TOKEN,
    server: [resetAfterRequest(), challenged, answer(conflict("JobCompleted"))],
    expect: { ...alreadyTerminated("alreadyCompleted", 3), waits: [750] },
    seen: { requests: 3, claims: [undefined, CLAIMS] },
  },
  {
    id: "cae-credential-fails",
    title: "a claims challenge that the credential cannot answer: an error",
    only: TOKEN,
    tokens: ["gives", "throws"],
    server: [challenged],
    expect: { error: { name: "BatchCredentialError", attempts: 1, outcomeUnknown: false } },
    seen: { requests: 1, claims: [undefined, CLAIMS] },
  },
  {
    id: "cae-shared-key",
    title: "a claims challenge to a Shared Key request: a plain 401",
    only: { credential: "key" },
    server: [challenged],
    expect: serviceError(401),
    seen: { requests: 1 },
  },
];

const harmless: Scenario[] = [
  ["plain", 'error="invalid_token"'],
  ["no-claims", 'error="insufficient_claims"'],
  ["empty-claims", 'error="insufficient_claims", claims=""'],
  ["no-base64", 'error="insufficient_claims", claims="%%%"'],
  ["no-json", `error="insufficient_claims", claims="${btoa("not json")}"`],
  ["json-text", `error="insufficient_claims", claims="${btoa('"claims"')}"`],
  ["not-utf-8", `error="insufficient_claims", claims="${Buffer.from([0xff, 0xfe]).toString("base64")}"`],
  ["open-quote", `error="insufficient_claims", claims="${btoa(CLAIMS)}`],
  ["commas", ',,,="=",='],
].map(([id = "", parameters = ""]) => ({
  id: `cae-malformed-${id}`,
  title: `a malformed claims challenge (${id}): a plain 401, no further token`,
  only: TOKEN,
  server: [answer(challenge(parameters))],
  expect: serviceError(401),
  seen: { requests: 1, tokenRequests: 1 },
}));

const tokens: Scenario[] = [
  {
    id: "cold-calls",
    title: "64 cold calls at once: one token request",
    proves: ["coldCallsAtOnce"],
    callsAtOnce: 64,
    server: [],
    expect: accepts(1),
    seen: { requests: 64, tokenRequests: 1 },
  },
  {
    id: "cold-calls-fail",
    title: "64 cold calls at once and a credential that throws: one token request, nothing is sent",
    only: TOKEN,
    callsAtOnce: 64,
    tokens: ["throws"],
    server: [],
    expect: {
      error: { name: "BatchCredentialError", attempts: 0, outcomeUnknown: false, says: ["nothing was sent"] },
    },
    seen: { requests: 0, tokenRequests: 1 },
  },
  {
    id: "no-token",
    title: "a credential that gives nothing: an error, nothing is sent",
    only: TOKEN,
    tokens: ["givesNothing"],
    server: [],
    expect: { error: { name: "BatchCredentialError", attempts: 0, outcomeUnknown: false } },
    seen: { requests: 0, tokenRequests: 1 },
  },
  {
    id: "token-hangs",
    title: "a credential that hangs: the call ends at totalTimeoutMs, nothing is sent",
    only: TOKEN,
    tokens: ["hangs"],
    server: [],
    expect: timesOut("total", 300_000, 0, 300_000),
    seen: { requests: 0, connections: 0, tokenRequests: 1 },
  },
];

const strangers: Scenario[] = [
  {
    id: "token-over-http",
    title: "plain http to another host: nothing is sent, no token is asked for",
    proves: ["noTokenOverHttp"],
    endpoint: () => "http://account.region.batch.azure.com",
    server: [],
    expect: refusesInput("endpoint"),
    seen: { requests: 0, connections: 0, tokenRequests: 0 },
  },
  ...[".", ".."].map(
    (jobId): Scenario => ({
      id: `job-id-${jobId.length}-dots`,
      title: `the job id '${jobId}': nothing is sent, no token is asked for`,
      proves: ["dotsAsJobId"],
      jobId,
      server: [],
      expect: refusesInput("jobId"),
      seen: { requests: 0, connections: 0, tokenRequests: 0 },
    }),
  ),
];

export const credentials: readonly Scenario[] = [...challenges, ...harmless, ...tokens, ...strangers];
