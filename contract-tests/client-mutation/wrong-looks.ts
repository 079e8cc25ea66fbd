import type { FetchLike } from "../../src/index.ts";
import { changingFetch, withHeader } from "../changing-fetch.ts";
import { type Bend, bent, type TerminateJob } from "./bent-client.ts";
import { tellingError, tellingSuccess, withParts } from "./tellings.ts";
import { LOOKS, WAITS, type WrongClient } from "./wrong-client.ts";

/** Clients that go wrong where a termination leads to reads: after a lost answer, and when they wait. */
export const wrongLooks: readonly WrongClient[] = [
  looking("none", "does not look at a job whose answer was lost", /a look at the job/, {
    fetch: withoutReads,
  }),
  looking(
    "as-accepted",
    "tells a job that it found terminating as accepted",
    /accepted \(status 200/,
    tellingSuccess({ outcome: "accepted" }),
  ),
  looking(
    "as-answered",
    "tells what it has read as what was answered",
    /the outcome already\w+, told by a read/,
    tellingSuccess({ toldBy: "answer" }),
  ),
  looking(
    "state-lost",
    "does not tell in which state it found the job",
    /and that the job is disabled/,
    tellingError(withParts({ jobState: undefined })),
  ),
  {
    ...looking("not-waiting", "terminates a job and does not wait as it is told", /no read of the job/, {
      terminateJob: withoutWait,
    }),
    ...{ check: "wait-conformance", aims: WAITS },
  },
  {
    ...looking("condition", "sends the conditions of a termination with its reads", /header if-match/i, {
      fetch: withCondition,
    }),
    ...{ check: "request-unknown-header", aims: WAITS },
  },
];

function looking(id: string, what: string, finding: RegExp, bend: Bend): WrongClient {
  return {
    ...{ id: `look-${id}`, what, check: "client-outcome", finding, target: "mock", aims: LOOKS },
    makeClient: bent(bend),
  };
}

function withoutReads(next: FetchLike): FetchLike {
  return async (url, init) => {
    if (init.method === "GET") throw new TypeError("no read");
    return next(url, init);
  };
}

function withoutWait(next: TerminateJob): TerminateJob {
  return (jobId, { wait: _, ...options } = {}) => next(jobId, options);
}

function withCondition(next: FetchLike): FetchLike {
  return changingFetch((each) => (each.method === "GET" ? withHeader("If-Match", "0x1")(each) : each), next);
}
