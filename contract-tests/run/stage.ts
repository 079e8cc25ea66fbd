import { BatchClient, type FetchLike } from "../../src/index.ts";
import { changingFetch } from "../changing-fetch.ts";
import type { Exchange } from "../exchange.ts";
import { preferringFetch } from "../preferring-fetch.ts";
import { recordingFetch } from "../recording-fetch.ts";
import type { Outcome, Played, Scenario, StageOptions } from "../scenario.ts";
import { type RunClock, runClock } from "./run-clock.ts";
import type { Target } from "./target.ts";

// The token is given, whatever it is for.
const SCOPE = "https://batch.core.windows.net//.default";
// Real time: nothing here needs it but a target that has stopped answering.
const CALL_LIMIT_MS = 30_000;

/** Plays one scenario against a target and writes down what happened. */
export async function play(scenario: Scenario, target: Target, makeClient = batchClient): Promise<Played> {
  const clock = runClock(target.hurried);
  const waits: number[] = [];
  const record = recordingFetch(target.fetch, clock);
  const jobId = scenario.job ?? target.jobFor(scenario);
  const outcome = await outcomeOf(() =>
    scenario.play({
      jobId,
      client: (options) =>
        makeClient(endpointOf(scenario, target), options ?? {}, record.fetch, clock, (ms) => waits.push(ms)),
    }),
  );
  const exchanges: Exchange[] = record.exchanges;
  return { scenario, jobId, exchanges, requests: record.requests.length, waits, outcome };
}

const endpointOf = (scenario: Scenario, target: Target): Target =>
  scenario.direct ? { ...target, endpoint: target.directEndpoint ?? target.endpoint } : target;

/** How the run makes its client; the checks are tried with others, which are wrong. */
export type MakeClient = typeof batchClient;

/** The client that the run is about. */
export function batchClient(
  target: Target,
  { signIn = "token", change = (request) => request, prefer = [], ...options }: StageOptions,
  fetch: FetchLike,
  clock: RunClock,
  onWait: (ms: number) => void,
): BatchClient {
  const credential = signIn === "key" ? (target.account ?? target.token) : (target.token ?? target.account);
  if (!credential) throw new TypeError("A target without a credential.");
  return new BatchClient(
    target.endpoint,
    credential,
    {
      maxRetries: target.maxRetries,
      scope: SCOPE,
      ...(clock.hurried
        ? { attemptTimeoutMs: Number.POSITIVE_INFINITY, totalTimeoutMs: Number.POSITIVE_INFINITY }
        : {}),
      ...options,
      fetch: limited(changingFetch(change, prefer.length > 0 ? preferringFetch(prefer, fetch) : fetch)),
      onEvent: (event) => {
        if (event.type === "retry") onWait(event.delayMs);
      },
    },
    clock,
  );
}

const limited =
  (fetch: FetchLike): FetchLike =>
  (url, init) =>
    fetch(url, {
      ...init,
      signal: AbortSignal.any([AbortSignal.timeout(CALL_LIMIT_MS), ...(init.signal ? [init.signal] : [])]),
    });

async function outcomeOf(call: () => Promise<NonNullable<Outcome["result"]>>): Promise<Outcome> {
  try {
    return { result: await call() };
  } catch (error) {
    return { error };
  }
}
