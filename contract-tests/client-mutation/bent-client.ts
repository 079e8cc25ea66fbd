import type { BatchClient, BatchClientOptions, FetchLike, NamedKeyCredential } from "../../src/index.ts";
import type { RunClock } from "../run/run-clock.ts";
import type { MakeClient } from "../run/stage.ts";
import { batchClient as rightClient } from "../run/stage.ts";

/** The call that terminates a job. */
export type TerminateJob = BatchClient["terminateJob"];

/** The call that waits for the end of a job. */
export type WaitForTermination = BatchClient["waitForTermination"];

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
  readonly waitForTermination?: (next: WaitForTermination) => WaitForTermination;
}

/** Makes the real client with a bend. */
export const bent =
  ({ options, clock: bentClock, fetch: bentFetch, terminateJob, waitForTermination }: Bend): MakeClient =>
  (target, given, fetch, clock, onEvent) => {
    const { account } = target;
    if (!account) throw new TypeError("Wrong clients are tried on targets with a key alone.");
    const client = rightClient(
      target,
      { ...given, ...options },
      bentFetch?.(fetch, { account, clock }) ?? fetch,
      bentClock?.(clock) ?? clock,
      onEvent,
    );
    if (terminateJob) client.terminateJob = terminateJob(client.terminateJob.bind(client));
    if (waitForTermination)
      client.waitForTermination = waitForTermination(client.waitForTermination.bind(client));
    return client;
  };
