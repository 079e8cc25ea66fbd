import { type AnswerLike, type HeaderLine, withoutHeaders } from "../../upstream/answer.ts";
import { accepted, httpDate } from "../../upstream/batch-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { acceptsAfter, BACKOFF } from "./outcomes.ts";
import { busy, fromClock, throttled, untilDate } from "./service-answers.ts";

const ANSWERS = { 429: throttled, 503: busy } as const;
const FAR_PAST = httpDate(Date.UTC(2015, 0, 1));

/** Both statuses, with what the service asks for and the wait that comes of it. */
const bothAsk = (
  name: string,
  title: string,
  make: (plain: (...headers: HeaderLine[]) => AnswerLike) => AnswerLike,
  waitMs: number,
  proves: Scenario["proves"] = [],
): Scenario[] =>
  ([429, 503] as const).map((status) => ({
    id: `${status}-${name}`,
    title: `${status} with ${title}`,
    proves: status === 429 ? proves : [],
    server: [answer(make(ANSWERS[status])), answer(accepted())],
    expect: acceptsAfter(waitMs),
    seen: { requests: 2 },
  }));

const bothSend = (name: string, title: string, headers: readonly HeaderLine[], waitMs: number) =>
  bothAsk(name, title, (plain) => plain(...headers), waitMs);

const HOUR_MS = 3_600_000;

const obeyed: Scenario[] = [
  ...bothAsk(
    "seconds",
    "Retry-After in seconds: that is waited",
    (plain) => plain(["Retry-After", "30"]),
    30_000,
    ["throttledWithWait"],
  ),
  ...bothSend("zero", "Retry-After 0: retried at once", [["Retry-After", "0"]], 0),
  ...bothAsk("date", "Retry-After as a date", (plain) => untilDate(plain(), 45_000), 45_000),
  ...bothAsk(
    "date-other-clock",
    "Retry-After as a date, from a server with another clock: its own Date counts",
    (plain) => fromClock(untilDate(plain(), 45_000), HOUR_MS),
    45_000,
  ),
  ...bothAsk(
    "date-alone",
    "Retry-After as a date and no Date: the local clock counts",
    (plain) => withoutHeaders(untilDate(plain(), 45_000), "Date"),
    45_000,
  ),
  ...bothSend("past", "Retry-After in the past: retried at once", [["Retry-After", FAR_PAST]], 0),
  ...bothSend("ms", "retry-after-ms", [["retry-after-ms", "1234"]], 1_234),
  ...bothSend("x-ms", "x-ms-retry-after-ms", [["x-ms-retry-after-ms", "2345"]], 2_345),
  ...bothSend(
    "several",
    "several headers at once: milliseconds win",
    [
      ["Retry-After", "30"],
      ["x-ms-retry-after-ms", "2345"],
      ["retry-after-ms", "1234"],
    ],
    1_234,
  ),
  ...bothSend(
    "x-ms-and-seconds",
    "x-ms-retry-after-ms and Retry-After: milliseconds win",
    [
      ["Retry-After", "30"],
      ["x-ms-retry-after-ms", "2345"],
    ],
    2_345,
  ),
  ...bothSend(
    "malformed-ms",
    "malformed milliseconds and a good Retry-After: the good one counts",
    [
      ["retry-after-ms", "soon"],
      ["x-ms-retry-after-ms", "-1"],
      ["Retry-After", "30"],
    ],
    30_000,
  ),
];

const malformed: Scenario[] = [
  ["-5", "negative"],
  ["abc", "letters"],
  ["1e12", "exponent"],
  ["1.5", "fraction"],
  ["0x10", "hexadecimal"],
  ["", "empty"],
  ["2026-11-22T12:00:45Z", "other-date-format"],
  ["Tue, 31 Feb 2026 12:00:00 GMT", "impossible-date"],
].flatMap(([value = "", name = ""]) =>
  bothSend(
    `malformed-${name}`,
    `the Retry-After "${value.slice(0, 40)}": counts as absent`,
    [["Retry-After", value]],
    BACKOFF[0],
  ),
);

const twice = bothSend(
  "twice",
  "two Retry-After headers: as good as none",
  [
    ["Retry-After", "30"],
    ["Retry-After", "40"],
  ],
  BACKOFF[0],
);

export const retryAfter: readonly Scenario[] = [...obeyed, ...malformed, ...twice];
