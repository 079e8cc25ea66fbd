import { withBody } from "../../upstream/answer.ts";
import { accepted } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import { silentOnConnect, stallBeforeHeaders, stallInBody } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { AbortMoment, Scenario } from "../scenario.ts";
import { accepts } from "./outcomes.ts";
import { busy, notFound, throttled } from "./service-answers.ts";

const NEVER = Number.POSITIVE_INFINITY;

const aborted = (
  id: string,
  title: string,
  abort: AbortMoment,
  server: Scenario["server"],
  seen: Scenario["seen"],
  more: Partial<Scenario> & { readonly waits?: readonly number[]; readonly elapsedMs?: number } = {},
): Scenario => {
  const { waits = [], elapsedMs = 0, ...rest } = more;
  return {
    id: `abort-${id}`,
    title: `an abort ${title}: the call ends at once with the caller's reason`,
    abort,
    server,
    expect: { abortReason: true, waits, elapsedMs },
    seen,
    ...rest,
  };
};

const acceptedWithJson = withBody(accepted(), '{"a":1}', "application/json");

export const aborts: readonly Scenario[] = [
  aborted("before", "before the call", "beforeCall", [], { requests: 0, connections: 0, tokenRequests: 0 }),
  aborted("right-after", "right after calling", "rightAfterCalling", [], { requests: 0 }),
  aborted(
    "token",
    "in the token request",
    "whenStalled",
    [],
    { requests: 0, connections: 0, tokenRequests: 1 },
    { tokens: ["hangs"], only: { credential: "token" } },
  ),
  aborted(
    "connecting",
    "while connecting",
    "whenStalled",
    [silentOnConnect()],
    { requests: 0, connections: 1, unfinishedHandshakes: 1 },
    { only: { transport: "tls" } },
  ),
  aborted(
    "request",
    "while waiting for the answer",
    "whenStalled",
    [stallBeforeHeaders()],
    { requests: 1 },
    { proves: ["noTokenInErrors"] },
  ),
  aborted("body", "in the body of a 202", "whenStalled", [stallInBody(acceptedWithJson)], { requests: 1 }),
  aborted("error-body", "in the body of a 404", "whenStalled", [stallInBody(notFound())], { requests: 1 }),
  aborted("503-body", "in the body of a 503", "whenStalled", [stallInBody(busy())], { requests: 1 }),
  aborted(
    "second-attempt",
    "in the second attempt",
    "whenStalled",
    [answer(busy()), stallBeforeHeaders()],
    { requests: 2 },
    { waits: [750], elapsedMs: 750 },
  ),
  aborted(
    "without-timeouts",
    "where no timeout is set",
    "whenStalled",
    [stallBeforeHeaders()],
    { requests: 1 },
    { options: { attemptTimeoutMs: NEVER, totalTimeoutMs: NEVER } },
  ),
  aborted(
    "backoff",
    "in the backoff",
    "inBackoff",
    [answer(throttled(["Retry-After", "30"]))],
    { requests: 1 },
    { waits: [30_000], proves: ["abortInBackoff"] },
  ),
  aborted(
    "backoff-after-loss",
    "in the backoff after a lost answer",
    "inBackoff",
    [resetAfterRequest()],
    { requests: 1 },
    { waits: [750] },
  ),
  {
    id: "abort-after",
    title: "an abort after the call: nothing happens",
    abort: "afterSuccess",
    server: [],
    expect: accepts(1),
    seen: { requests: 1, connections: 1 },
  },
];
