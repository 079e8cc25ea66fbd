import type { BatchClient, BatchClientOptions, FetchLike, NamedKeyCredential } from "../../src/index.ts";
import type { RunClock } from "../run/run-clock.ts";
import type { MakeClient } from "../run/stage.ts";
import { batchClient as rightClient } from "../run/stage.ts";

/** The one call of a client. */
export type TerminateJob = BatchClient["terminateJob"];

/** What a bent fetch may need beside the request. */
export interface Scene {
  /** The account whose key signs. */
  readonly account: NamedKeyCredential;
  readonly clock: RunClock;
}

/** Where the real client is bent to make a wrong one of it. */
export interface Bend {
  /** Options that win over those of the scenario. */
  readonly options?: BatchClientOptions;
  /** What it takes for the time. */
  readonly clock?: (clock: RunClock) => RunClock;
  /** What sends its requests: everything is set and signed by then, and the run writes down what comes out. */
  readonly fetch?: (next: FetchLike, scene: Scene) => FetchLike;
  /** What its caller calls. */
  readonly terminateJob?: (next: TerminateJob) => TerminateJob;
}

/** Makes the real client with a bend. */
export const bent =
  ({ options, clock: bentClock, fetch: bentFetch, terminateJob }: Bend): MakeClient =>
  (target, given, fetch, clock, onWait) => {
    const { account } = target;
    if (!account) throw new TypeError("Wrong clients are tried on targets with a key alone.");
    const client = rightClient(
      target,
      { ...given, ...options },
      bentFetch?.(fetch, { account, clock }) ?? fetch,
      bentClock?.(clock) ?? clock,
      onWait,
    );
    if (terminateJob) client.terminateJob = terminateJob(client.terminateJob.bind(client));
    return client;
  };
