import { expect } from "vitest";
import type { FoundState } from "../../../src/errors.ts";
import { batchError, ETAG } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { stallBeforeHeaders } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Expected, Scenario } from "../scenario.ts";
import { PAUSES, serviceError, waitsInVain } from "./outcomes.ts";
import { notFound } from "./service-answers.ts";
import { found } from "./waits.ts";

const inTime: Scenario[] = [
  {
    id: "terminate-and-wait",
    title: "terminating and waiting: both results, and the conditions go with the termination alone",
    call: { wait: true, ifMatch: ETAG, terminateReason: "superseded" },
    server: [],
    reads: found("active", "terminating", "completed"),
    expect: {
      result: {
        outcome: "accepted",
        toldBy: "answer",
        attempts: 1,
        ended: { state: "completed", polls: 3, waitedMs: PAUSES[0] + PAUSES[1] },
      },
      waits: PAUSES.slice(0, 2),
    },
    seen: { requests: 1, reads: 3, states: ["active", "terminating", "completed"] },
  },
  ...(["ifNoneMatch", "ifModifiedSince", "ifUnmodifiedSince"] as const).map(
    (name): Scenario => ({
      id: `terminate-and-wait-${name}`,
      title: `terminating with ${name} and waiting: the reads are without it`,
      call: { wait: true, ...(name === "ifNoneMatch" ? { [name]: ETAG } : { [name]: new Date(0) }) },
      server: [],
      reads: found("completed"),
      expect: { result: { outcome: "accepted", ended: { state: "completed", polls: 1 } } },
      seen: { requests: 1, reads: 1, states: ["completed"] },
    }),
  ),
  {
    id: "terminate-after-loss-and-wait",
    title: "a lost answer, a read that finds the job terminating, and the wait for its end",
    options: { maxRetries: 0 },
    call: { wait: true, ifMatch: ETAG },
    server: [resetAfterRequest()],
    reads: found("terminating", "terminating", "completed"),
    expect: {
      result: { outcome: "alreadyTerminating", toldBy: "read", ended: { state: "completed", polls: 2 } },
      waits: PAUSES.slice(0, 1),
    },
    seen: { requests: 1, reads: 3, states: ["terminating", "completed"] },
  },
  {
    id: "wait-with-own-time",
    title: "a wait longer than the termination's totalTimeoutMs: it has a time of its own",
    call: { totalTimeoutMs: 1_000, wait: true },
    server: [],
    reads: found("terminating", "terminating", "terminating", "completed"),
    expect: {
      result: { outcome: "accepted", ended: { polls: 4, waitedMs: 2_625 } },
      waits: PAUSES.slice(0, 3),
    },
    seen: { requests: 1, reads: 4, states: ["terminating", "terminating", "terminating", "completed"] },
  },
];

// The attempts are those of the termination.
const TERMINATED = {
  attempts: 1,
  terminated: expect.objectContaining({ outcome: "accepted", status: 202, toldBy: "answer" }),
} as const;

/** The service takes the termination, and the wait ends without the end of the job. */
const afterTermination = (
  id: string,
  title: string,
  played: readonly Behaviour[],
  told: readonly FoundState[],
  expected: Expected,
  more: Partial<Scenario> = {},
): Scenario => ({
  id: `terminated-${id}`,
  title: `a 202, then ${title}: an error of the wait, the outcome of the termination known`,
  call: { wait: { waitTimeoutMs: 5_000 }, ifMatch: ETAG },
  server: [],
  reads: played,
  expect: expected,
  seen: { requests: 1, reads: played.length, states: told },
  ...more,
});

const inVain: Scenario[] = [
  afterTermination(
    "disabled",
    "a disabled job",
    found("disabled"),
    ["disabled"],
    waitsInVain("state", "disabled", 1, TERMINATED),
  ),
  afterTermination(
    "gone",
    "a job that is gone",
    [answer(notFound())],
    ["deleted"],
    waitsInVain("state", "deleted", 1, TERMINATED),
  ),
  afterTermination(
    "active-again",
    "a job that is active again",
    found("terminating", "active"),
    ["terminating", "active"],
    waitsInVain("state", "active", 2, TERMINATED),
  ),
  afterTermination(
    "unreadable",
    "a read that is refused",
    [answer(batchError(403, "InsufficientAccountPermissions", "It was refused."))],
    [],
    waitsInVain("read", undefined, 1, { ...TERMINATED, cause: expect.objectContaining({ status: 403 }) }),
  ),
  afterTermination("hang", "a read that hangs", [stallBeforeHeaders()], [], {
    ...waitsInVain("timeout", undefined, 1, TERMINATED),
    elapsedMs: 5_000,
  }),
  {
    id: "refused-no-wait",
    title: "a termination that is refused: nothing is waited for",
    call: { wait: true },
    server: [answer(notFound())],
    reads: found("completed"),
    expect: serviceError(404, { code: "JobNotFound" }),
    seen: { requests: 1, reads: 0 },
  },
];

export const waitsAfterTermination: readonly Scenario[] = [...inTime, ...inVain];
