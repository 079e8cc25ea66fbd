import type { FoundState, JobState } from "../../../src/errors.ts";
import { withHeaders, withStatus } from "../../upstream/answer.ts";
import { job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest, resetBeforeReading, truncate } from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { stallBeforeHeaders } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { BACKOFF, endsCompleted, PAUSES } from "./outcomes.ts";
import { busy, internalError, notFound, throttled, untilDate } from "./service-answers.ts";

const ATTEMPT_MS = 60_000;

export const found = (...states: readonly JobState[]): Behaviour[] =>
  states.map((state) => answer(job({ state })));

const wait = (
  id: string,
  title: string,
  reads: readonly Behaviour[],
  states: readonly FoundState[],
  more: Partial<Scenario> & Pick<Scenario, "expect">,
): Scenario => ({
  id: `wait-for-end-${id}`,
  title: `waiting: ${title}`,
  wait: {},
  server: [],
  reads,
  seen: { requests: 0, reads: reads.length, states },
  ...more,
});

const plainWaits: Scenario[] = [
  wait("at-once", "a job that is completed already: one read", found("completed"), ["completed"], {
    expect: endsCompleted(1),
  }),
  ...(["active", "disabling", "enabling"] as const).map((before) =>
    wait(
      `from-${before}`,
      `${before} at first, then terminating, then completed: read at growing intervals`,
      found(before, "terminating", "completed"),
      [before, "terminating", "completed"],
      { expect: endsCompleted(3) },
    ),
  ),
  wait(
    "intervals",
    "a long termination: the intervals grow up to five seconds",
    found(...Array<JobState>(6).fill("terminating"), "completed"),
    [...Array<FoundState>(6).fill("terminating"), "completed"],
    { expect: endsCompleted(7, {}, [...PAUSES, 3_750]) },
  ),
  wait(
    "active-for-long",
    "active time and again before it is terminating: read on",
    found("active", "active", "active", "terminating", "completed"),
    ["active", "active", "active", "terminating", "completed"],
    { expect: endsCompleted(5) },
  ),
  wait(
    "gone-accepted",
    "a job that is gone, where the caller takes that for its end: deleted",
    [...found("terminating"), answer(notFound())],
    ["terminating", "deleted"],
    {
      wait: { acceptDeleted: true },
      expect: endsCompleted(2, { state: "deleted", endTime: undefined, terminateReason: undefined }),
    },
  ),
  wait(
    "asked-for-pause",
    "an answer that asks for a pause: that is kept to",
    [answer(withHeaders(job({ state: "terminating" }), ["Retry-After", "20"])), ...found("completed")],
    ["terminating", "completed"],
    { expect: endsCompleted(2, {}, [20_000]) },
  ),
  wait(
    "asked-for-less",
    "an answer that asks for no pause: the usual one is made all the same",
    [answer(withHeaders(job({ state: "terminating" }), ["Retry-After", "0"])), ...found("completed")],
    ["terminating", "completed"],
    { expect: endsCompleted(2) },
  ),
];

/** One read fails between two others, and is made again. */
const between = (
  id: string,
  title: string,
  read: Behaviour,
  waitMs: number,
  more: Partial<Scenario> = {},
) => {
  const { seen = {}, ...rest } = more;
  return wait(
    `between-${id}`,
    `${title} between two reads: read again, like any call`,
    [...found("terminating"), read, ...found("completed")],
    ["terminating", "completed"],
    {
      expect: endsCompleted(2, {}, [PAUSES[0], waitMs]),
      ...rest,
      seen: { requests: 0, reads: 3, states: ["terminating", "completed"], ...seen },
    },
  );
};

// The connection of the read before is used again.
const STALE = { staleOnNode: endsCompleted(2, {}, [PAUSES[0], 0]) };

const failures: Scenario[] = [
  between("429", "a 429 with a wait", answer(throttled(["Retry-After", "30"])), 30_000),
  between("429-date", "a 429 with a date", answer(untilDate(throttled(), 45_000)), 45_000),
  between("429-alone", "a 429 without a wait", answer(throttled()), BACKOFF[0]),
  between("429-at-once", "a 429 with a wait of 0", answer(throttled(["Retry-After", "0"])), 0),
  between("408", "a 408", answer(withStatus(busy(), 408)), BACKOFF[0]),
  between("500", "a 500", answer(internalError()), BACKOFF[0]),
  between("502", "a 502", answer(withStatus(busy(), 502)), BACKOFF[0]),
  between("503", "a 503 with a wait", answer(busy(["Retry-After", "7"])), 7_000),
  between("reset", "a reset", resetAfterRequest(), BACKOFF[0], STALE),
  between("reset-unread", "a reset before it is read", resetBeforeReading(), BACKOFF[0], {
    ...STALE,
    seen: { requests: 0, reads: 2 },
  }),
  between("half", "half a job", truncate(job({ state: "completed" })), BACKOFF[0]),
  between("hang", "no answer", stallBeforeHeaders(), BACKOFF[0], {
    expect: endsCompleted(2, { waitedMs: PAUSES[0] + ATTEMPT_MS + BACKOFF[0] }, [PAUSES[0], BACKOFF[0]]),
  }),
  wait(
    "first-read-fails",
    "a first read that fails twice: the wait begins all the same",
    [answer(busy()), resetAfterRequest(), ...found("completed")],
    ["completed"],
    {
      expect: endsCompleted(1, { waitedMs: BACKOFF[0] + BACKOFF[1] }, [BACKOFF[0], BACKOFF[1]]),
      staleOnNode: endsCompleted(1, { waitedMs: BACKOFF[0] }, [BACKOFF[0], 0]),
    },
  ),
  wait(
    "failures-apart",
    "each read fails once: retries are counted for each read anew",
    found("active", "terminating", "terminating", "completed").flatMap((read) => [answer(busy()), read]),
    ["active", "terminating", "terminating", "completed"],
    {
      options: { maxRetries: 1 },
      expect: endsCompleted(4, {}, [750, PAUSES[0], 750, PAUSES[1], 750, PAUSES[2], 750]),
    },
  ),
];

export const waits: readonly Scenario[] = [...plainWaits, ...failures];
