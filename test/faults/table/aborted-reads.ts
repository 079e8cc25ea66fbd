import { job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import { stallBeforeHeaders, stallInBody } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { AbortMoment, Scenario } from "../scenario.ts";
import { PAUSES } from "./outcomes.ts";
import { busy, throttled } from "./service-answers.ts";
import { found } from "./waits.ts";

const aborted = (
  id: string,
  title: string,
  abort: AbortMoment,
  more: Partial<Scenario> & Pick<Scenario, "seen"> & { readonly waits?: readonly number[] },
): Scenario => {
  const { waits = [], ...rest } = more;
  return {
    id: `abort-${id}`,
    title: `an abort ${title}: the call ends at once with the caller's reason`,
    abort,
    server: [],
    expect: { abortReason: true, waits },
    ...rest,
  };
};

const ONCE = { maxRetries: 0 } as const;
const completed = job({ state: "completed" });

const looking: Scenario[] = [
  aborted("before-look", "before the read after a 503: nothing is read", "whenAnswered", {
    options: ONCE,
    server: [answer(busy())],
    reads: [answer(completed)],
    seen: { requests: 1, reads: 0 },
  }),
  aborted("in-last-attempt", "in the last attempt: nothing is read", "whenStalled", {
    options: ONCE,
    server: [stallBeforeHeaders()],
    reads: [answer(completed)],
    seen: { requests: 1, reads: 0 },
  }),
  aborted("in-look", "in the read after a lost answer", "whenStalled", {
    options: ONCE,
    server: [resetAfterRequest()],
    reads: [stallBeforeHeaders()],
    seen: { requests: 1, reads: 1 },
  }),
  aborted("in-look-body", "in the body of the read after a lost answer", "whenStalled", {
    options: ONCE,
    server: [resetAfterRequest()],
    reads: [stallInBody(completed)],
    seen: { requests: 1, reads: 1 },
  }),
];

const waiting: Scenario[] = [
  aborted("before-wait", "before a wait", "beforeCall", {
    wait: {},
    seen: { requests: 0, reads: 0, connections: 0, tokenRequests: 0 },
  }),
  aborted("in-poll", "in a read of a wait", "whenStalled", {
    wait: {},
    reads: [...found("terminating"), stallBeforeHeaders()],
    waits: [PAUSES[0]],
    seen: { requests: 0, reads: 2, states: ["terminating"] },
  }),
  aborted("in-poll-body", "in the body of a read of a wait", "whenStalled", {
    wait: {},
    reads: [stallInBody(completed)],
    seen: { requests: 0, reads: 1 },
  }),
  aborted("between-polls", "in the pause between two reads", "inBackoff", {
    wait: {},
    reads: found("terminating", "completed"),
    waits: [PAUSES[0]],
    seen: { requests: 0, reads: 1, states: ["terminating"] },
  }),
  aborted("throttled-poll", "in the wait that a 429 to a read asks for", "inBackoff", {
    wait: {},
    reads: [answer(throttled(["Retry-After", "30"])), answer(completed)],
    waits: [30_000],
    seen: { requests: 0, reads: 1 },
  }),
  aborted("wait-after-termination", "in the pause after a 202 and a read", "inBackoff", {
    call: { wait: true },
    reads: found("active", "completed"),
    waits: [PAUSES[0]],
    seen: { requests: 1, reads: 1, states: ["active"] },
  }),
  aborted("poll-after-termination", "in the read after a 202", "whenStalled", {
    call: { wait: true },
    reads: [stallBeforeHeaders()],
    seen: { requests: 1, reads: 1 },
  }),
];

export const abortedReads: readonly Scenario[] = [...looking, ...waiting];
