import { withBody } from "../../upstream/answer.ts";
import { accepted } from "../../upstream/batch-answers.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import {
  silentOnConnect,
  stallBeforeHeaders,
  stallInBody,
  trickleAll,
  trickleBody,
} from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { accepts, BACKOFF, serviceError, timesOut } from "./outcomes.ts";
import { busy, notFound, throttled } from "./service-answers.ts";

const ATTEMPT_MS = 60_000;
const NEVER = Number.POSITIVE_INFINITY;
const hang = stallBeforeHeaders();
const acceptedWithJson = (length: number) =>
  withBody(
    { status: 202, headers: [], body: Buffer.alloc(0), framing: "length" },
    `"${"a".repeat(length - 2)}"`,
    "application/json",
  );

/** An attempt that passes its timeout, then one that is accepted. */
const onceTooSlow = (
  id: string,
  title: string,
  behaviour: Behaviour,
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  title: `${title}: given up after attemptTimeoutMs, and sent again`,
  server: [behaviour, answer(accepted())],
  expect: { ...accepts(2), elapsedMs: ATTEMPT_MS + BACKOFF[0] },
  seen: { requests: 2 },
  ...more,
});

const attempts: Scenario[] = [
  onceTooSlow("hang-once", "no answer", hang),
  onceTooSlow("hang-in-body-once", "a 202 whose body does not end", stallInBody(acceptedWithJson(100))),
  onceTooSlow("hang-on-connect-once", "a handshake that does not begin", silentOnConnect(), {
    only: { transport: "tls" },
    seen: { requests: 1, unfinishedHandshakes: 1 },
  }),
  onceTooSlow(
    "trickled-body",
    "a body of 100 bytes, one a second",
    trickleBody(acceptedWithJson(100), 1_000),
  ),
  onceTooSlow("trickled-headers", "headers, one byte a second", trickleAll(accepted(), 1_000)),
  {
    id: "trickled-in-time",
    title: "a body of 20 bytes, one a second: read to its end",
    server: [trickleBody(acceptedWithJson(20), 1_000)],
    expect: { ...accepts(1), elapsedMs: 20_000 },
    seen: { requests: 1 },
  },
  {
    id: "hang-in-503-body",
    title: "a 503 whose body does not end: its status and its wait are kept",
    server: [stallInBody(busy(["Retry-After", "5"])), answer(accepted())],
    expect: { ...accepts(2), waits: [5_000], elapsedMs: ATTEMPT_MS + 5_000 },
    seen: { requests: 2 },
  },
  {
    id: "hang-in-404-body",
    title: "a 404 whose body does not end: its status is kept, and it is not retried",
    server: [stallInBody(notFound())],
    expect: { ...serviceError(404), elapsedMs: ATTEMPT_MS },
    seen: { requests: 1 },
  },
  {
    id: "hang-always",
    title: "no answer, no timeout set: the call ends by itself",
    proves: ["hangWithoutTimeoutSet"],
    server: [hang, hang, hang, hang],
    expect: timesOut("attempt", ATTEMPT_MS, 4, 4 * ATTEMPT_MS + BACKOFF[0] + BACKOFF[1] + BACKOFF[2]),
    seen: { requests: 4 },
  },
];

const total: Scenario[] = [
  {
    id: "total-over-attempts",
    title: "the third attempt hangs past totalTimeoutMs: the call ends there",
    proves: ["totalDeadline"],
    server: [hang, hang, hang],
    call: { totalTimeoutMs: 150_000 },
    expect: timesOut("total", 150_000, 3, 150_000),
    seen: { requests: 3 },
  },
  {
    id: "total-before-attempt",
    title: "totalTimeoutMs shorter than attemptTimeoutMs: it ends the first attempt",
    server: [hang],
    call: { totalTimeoutMs: 10_000 },
    expect: timesOut("total", 10_000, 1, 10_000),
    seen: { requests: 1 },
  },
  {
    id: "total-alone",
    title: "no attempt timeout: the total one still ends the call",
    server: [hang],
    options: { attemptTimeoutMs: NEVER },
    expect: timesOut("total", 300_000, 1, 300_000),
    seen: { requests: 1 },
  },
  {
    id: "total-in-body",
    title: "a body that does not end, and no attempt timeout: the total one ends the call",
    server: [stallInBody(acceptedWithJson(100))],
    options: { attemptTimeoutMs: NEVER },
    expect: timesOut("total", 300_000, 1, 300_000),
    seen: { requests: 1 },
  },
];

const waits: Scenario[] = [
  ["longer", "longer than what is left", "301"],
  ["just-as-long", "just what is left", "300"],
  ["huge", "a trillion seconds", "1000000000000"],
  ["beyond-numbers", "longer than a number can tell", "9".repeat(400)],
].map(([id = "", title = "", seconds = ""]) => ({
  id: `wait-${id}`,
  title: `Retry-After is ${title}: the 429 is the error, at once`,
  server: [answer(throttled(["Retry-After", seconds]))],
  expect: {
    ...serviceError(429, {
      outcomeUnknown: true,
      retryAfterMs: Math.min(Number(seconds) * 1_000, Number.MAX_SAFE_INTEGER),
    }),
    elapsedMs: 0,
  },
  seen: { requests: 1 },
}));

const laterWaits: Scenario[] = [
  {
    id: "wait-in-time",
    title: "Retry-After is a second less than what is left: waited",
    server: [answer(throttled(["Retry-After", "299"])), answer(accepted())],
    expect: { ...accepts(2), waits: [299_000] },
    seen: { requests: 2 },
  },
  {
    id: "wait-after-attempts",
    title: "Retry-After is longer than what earlier attempts have left: the 429 is the error, at once",
    server: [hang, answer(throttled(["Retry-After", "200"]))],
    call: { totalTimeoutMs: 250_000 },
    expect: {
      ...serviceError(429, { attempts: 2, outcomeUnknown: true, retryAfterMs: 200_000 }),
      elapsedMs: ATTEMPT_MS + BACKOFF[0],
    },
    seen: { requests: 2 },
  },
  {
    id: "backoff-too-long",
    title: "the backoff is longer than what is left: the 503 is the error, at once",
    server: [answer(busy())],
    call: { totalTimeoutMs: 700 },
    expect: { ...serviceError(503, { outcomeUnknown: true }), elapsedMs: 0 },
    seen: { requests: 1 },
  },
];

export const timeouts: readonly Scenario[] = [...attempts, ...total, ...waits, ...laterWaits];
