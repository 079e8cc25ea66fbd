import { BatchClient, type FetchLike, type OnEvent } from "../../src/index.ts";
import { changingFetch } from "../changing-fetch.ts";
import { preferringFetch } from "../preferring-fetch.ts";
import { recordingFetch } from "../recording-fetch.ts";
import type { Outcome, Played, Scenario, StageOptions } from "../scenario.ts";
import { type RunClock, runClock } from "./run-clock.ts";
import type { Target } from "./target.ts";

// The token is given, whatever it is for.
const SCOPE = "https://batch.core.windows.net//.default";
// Real time: nothing here needs it but a target that has stopped answering.
const CALL_LIMIT_MS = 30_000;
const REQUEST_LIMIT = 16;
const WAIT_LIMIT_MS = 60_000;

/** Plays one scenario against a target and writes down what happened. */
export async function play(scenario: Scenario, target: Target, makeClient = batchClient): Promise<Played> {
  const clock = runClock(target.hurried);
  const waits: number[] = [];
  const polls: Played["polls"][number][] = [];
  const onEvent: OnEvent = (event) => {
    if (event.type === "retry") waits.push(event.delayMs);
    if (event.type === "jobState") polls.push(event);
  };
  const record = recordingFetch(target.fetch, clock);
  const jobId = scenario.job ?? target.jobFor(scenario);
  const outcome = await outcomeOf(() =>
    scenario.play({
      jobId,
      // A hurried clock jumps to the end of every limit.
      waitTimeoutMs: target.hurried ? Number.POSITIVE_INFINITY : WAIT_LIMIT_MS,
      client: (options) =>
        makeClient(
          endpointOf(scenario, target),
          asked(options, target),
          limited(record.fetch),
          clock,
          onEvent,
        ),
    }),
  );
  const { exchanges, requests } = record;
  return { scenario, jobId, exchanges, requests, waits, polls, outcome };
}

// Only the mock can be asked for an answer.
const asked = (options: StageOptions = {}, { setting }: Target): StageOptions =>
  setting.mocked ? options : { ...options, prefer: [] };

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
  onEvent: OnEvent,
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
      fetch: changingFetch(change, prefer.length > 0 ? preferringFetch(prefer, fetch) : fetch),
      onEvent,
    },
    clock,
  );
}

// A job that never ends is waited for without end where the clock is hurried.
function limited(fetch: FetchLike): FetchLike {
  let sent = 0;
  return async (url, init) => {
    if (++sent > REQUEST_LIMIT) throw new Error(`A call has no more than ${REQUEST_LIMIT} requests.`);
    return fetch(url, {
      ...init,
      signal: AbortSignal.any([AbortSignal.timeout(CALL_LIMIT_MS), ...(init.signal ? [init.signal] : [])]),
    });
  };
}

async function outcomeOf(call: () => Promise<NonNullable<Outcome["result"]>>): Promise<Outcome> {
  try {
    return { result: await call() };
  } catch (error) {
    return { error };
  }
}
