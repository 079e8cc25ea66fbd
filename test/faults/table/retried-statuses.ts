import { withStatus } from "../../upstream/answer.ts";
import { accepted, batchError } from "../../upstream/batch-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { accepts, acceptsAfter, serviceError } from "./outcomes.ts";
import { busy, throttled } from "./service-answers.ts";

const without: Scenario[] = [
  {
    id: "429-alone",
    title: "429 and no wait asked for: retried after a backoff",
    proves: ["throttledWithoutWait"],
    server: [answer(throttled()), answer(accepted())],
    expect: accepts(2),
    seen: { requests: 2 },
  },
  {
    id: "503-alone",
    title: "503 and no wait asked for: retried after a backoff",
    proves: ["unavailableOnce"],
    server: [answer(busy()), answer(accepted())],
    expect: accepts(2),
    seen: { requests: 2 },
  },
];

const retriedStatus = (status: number): Scenario => ({
  id: `${status}-once`,
  title: `${status} once: retried after a backoff`,
  server: [answer(batchError(status, "InternalError", "Something went wrong.")), answer(accepted())],
  expect: accepts(2),
  seen: { requests: 2 },
});

const finalStatus = (status: number): Scenario => ({
  id: `${status}-final`,
  title: `${status}: never retried, the outcome is unknown`,
  server: [answer(batchError(status, "InternalError", "Something went wrong."))],
  expect: serviceError(status, { code: "InternalError", outcomeUnknown: true }),
  seen: { requests: 1 },
});

const usedUp: Scenario[] = [
  {
    id: "503-always",
    title: "503 each time: the last one is the error",
    server: [busy(), busy(), busy(), busy(["Retry-After", "7"])].map(answer),
    expect: serviceError(503, {
      code: "ServerBusy",
      attempts: 4,
      outcomeUnknown: true,
      retryAfterMs: 7_000,
      says: ["503 ServerBusy: No requests are taken at the moment.", "attempt 4 of 4", "may have acted"],
    }),
    seen: { requests: 4 },
  },
  {
    id: "429-always",
    title: "429 each time, with growing waits: each is obeyed",
    server: [1, 2, 3, 4].map((seconds) => answer(throttled(["Retry-After", String(seconds)]))),
    expect: {
      ...serviceError(429, { attempts: 4, outcomeUnknown: true, retryAfterMs: 4_000 }),
      waits: [1_000, 2_000, 3_000],
    },
    seen: { requests: 4 },
  },
  {
    id: "429-no-retries",
    title: "429 with maxRetries 0: an error that tells the wait",
    server: [answer(throttled(["Retry-After", "30"]))],
    options: { maxRetries: 0 },
    expect: serviceError(429, { outcomeUnknown: true, retryAfterMs: 30_000, says: ["attempt 1 of 1"] }),
    seen: { requests: 1 },
  },
  {
    id: "500-with-wait",
    title: "500 with Retry-After: obeyed as well",
    server: [answer(withStatus(busy(["Retry-After", "3"]), 500)), answer(accepted())],
    expect: acceptsAfter(3_000),
    seen: { requests: 2 },
  },
];

export const retriedStatuses: readonly Scenario[] = [
  ...without,
  ...[408, 500, 502, 504].map(retriedStatus),
  ...[501, 505].map(finalStatus),
  ...usedUp,
];
