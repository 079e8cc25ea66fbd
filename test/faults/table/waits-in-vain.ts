import { expect } from "vitest";
import type { FoundState } from "../../../src/errors.ts";
import { withHeaders } from "../../upstream/answer.ts";
import { job } from "../../upstream/batch-answers.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { stallBeforeHeaders, stallInBody } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { PAUSES, waitsInVain } from "./outcomes.ts";
import { notFound, throttled } from "./service-answers.ts";
import { vain } from "./wait-in-vain.ts";
import { found } from "./waits.ts";

const STUCK: readonly (readonly [state: FoundState, read: Behaviour])[] = [
  ["disabled", answer(job({ state: "disabled" }))],
  ["deleting", answer(job({ state: "deleting" }))],
  ["deleted", answer(notFound())],
];

const states: Scenario[] = [
  ...STUCK.flatMap(([state, read]) => [
    vain(
      `${state}-at-once`,
      `a job that is ${state}`,
      [read],
      [state],
      waitsInVain("state", state, 1, { says: [`it is ${state}`] }),
    ),
    vain(
      `${state}-later`,
      `a job that is ${state} after it was terminating`,
      [...found("terminating"), read],
      ["terminating", state],
      waitsInVain("state", state, 2, { says: [`it is ${state}`], waitedMs: PAUSES[0] }),
    ),
  ]),
  ...(["active", "disabling", "enabling"] as const).map((state) =>
    vain(
      `back-to-${state}`,
      `a job that is ${state} after it was terminating`,
      found("active", "terminating", state),
      ["active", "terminating", state],
      waitsInVain("state", state, 3, {
        says: [state === "active" ? "it is active again" : `it is ${state}`],
      }),
    ),
  ),
];

const TIME = { waitTimeoutMs: 5_000 } as const;
const EIGHT_TIMES = Array.from({ length: 8 }, () => "terminating" as const);

const timeouts: Scenario[] = [
  vain(
    "hang",
    "waitTimeoutMs is over while a read hangs",
    [...found("terminating"), stallBeforeHeaders()],
    ["terminating"],
    { ...waitsInVain("timeout", "terminating", 2, { waitedMs: 5_000 }), elapsedMs: 5_000 },
    { wait: TIME },
  ),
  vain(
    "first-hang",
    "waitTimeoutMs is over while the first read hangs",
    [stallBeforeHeaders()],
    [],
    {
      ...waitsInVain("timeout", undefined, 1, { says: ["waitTimeoutMs, 5000 ms", "its state is not known"] }),
      elapsedMs: 5_000,
    },
    { wait: TIME },
  ),
  vain(
    "hang-in-body",
    "waitTimeoutMs is over in the middle of a job",
    [stallInBody(job({ state: "completed" }))],
    [],
    { ...waitsInVain("timeout", undefined, 1), elapsedMs: 5_000 },
    { wait: TIME },
  ),
  vain(
    "too-long",
    "near the end of waitTimeoutMs it is read more often, until no pause fits any more",
    found(...EIGHT_TIMES),
    EIGHT_TIMES,
    {
      ...waitsInVain("timeout", "terminating", 8, { says: ["it was terminating when it was read last"] }),
      waits: [375, 750, 1_500, 1_187.5, 593.75, 296.875, 250],
      elapsedMs: 4_953.125,
    },
    { wait: TIME },
  ),
  vain(
    "long-pause",
    "an answer asks for a pause that would pass waitTimeoutMs",
    [answer(withHeaders(job({ state: "terminating" }), ["Retry-After", "5"]))],
    ["terminating"],
    { ...waitsInVain("timeout", "terminating", 1), elapsedMs: 0 },
    { wait: TIME },
  ),
  vain(
    "read-total",
    "a read passes its own totalTimeoutMs",
    [stallBeforeHeaders()],
    [],
    {
      ...waitsInVain("read", undefined, 1, {
        cause: expect.objectContaining({ name: "BatchTimeoutError", scope: "total", timeoutMs: 2_000 }),
      }),
      elapsedMs: 2_000,
    },
    { wait: { ...TIME, totalTimeoutMs: 2_000 } },
  ),
  vain(
    "throttled",
    "a 429 whose wait is longer than what is left of the wait",
    [...found("terminating"), answer(throttled(["Retry-After", "30"]))],
    ["terminating"],
    { ...waitsInVain("read", "terminating", 2, { cause: expect.objectContaining({ status: 429 }) }) },
    { wait: TIME },
  ),
];

export const hopelessWaits: readonly Scenario[] = [...states, ...timeouts];
