import { setTimeout as delay } from "node:timers/promises";
import type { BatchClient } from "../../src/client.ts";
import type { BatchEvent } from "../../src/events.ts";
import type { TerminateJobResult, WaitForTerminationResult } from "../../src/results.ts";
import type { TerminateJobOptions } from "../../src/terminate-input.ts";
import type { ReceivedRequest } from "../upstream/exchange.ts";
import { headerOf } from "../upstream/request-reader.ts";
import { startUpstream, type Upstream, type UpstreamOptions } from "../upstream/upstream.ts";
import type { Certificates } from "./certificates-under-test.ts";
import { clients } from "./clients.ts";
import type { Played, Scenario, Setting } from "./scenario.ts";
import { ScenarioClock } from "./scenario-clock.ts";
import { accountKey, ScriptedCredential } from "./scripted-credential.ts";
import { turns } from "./turns.ts";
import { unfinishedHandshakes } from "./unfinished-handshakes.ts";

export const JOB_ID = "nightly-42";

/** How one call ended. */
export type CallEnd =
  | { readonly result: TerminateJobResult | WaitForTerminationResult; readonly error?: undefined }
  | { readonly result?: undefined; readonly error: unknown };

/** Everything that was there to see while a scenario ran. */
export interface Observation {
  readonly ends: readonly CallEnd[];
  /** What the caller's signal was aborted with. */
  readonly abortReason: Error;
  /** What the client's hook was told, which threw each time. */
  readonly events: readonly BatchEvent[];
  readonly waits: readonly number[];
  readonly elapsedMs: number;
  readonly startMs: number;
  /** The requests to terminate. */
  readonly requests: readonly ReceivedRequest[];
  /** The reads of the job. */
  readonly reads: readonly ReceivedRequest[];
  readonly connections: number;
  readonly bytesSent: number;
  readonly strangerConnections: number;
  readonly tokenRequests: readonly { readonly claims?: string }[];
  /** Tokens, keys and signatures of this run. */
  readonly secrets: readonly string[];
  /** What was still going on after the calls had ended. */
  readonly background: {
    readonly timers: number;
    readonly unansweredRequests: number;
    readonly furtherRequests: number;
    readonly unhandledRejections: readonly unknown[];
  };
}

/** Plays one scenario on real sockets. */
export async function runScenario(
  scenario: Scenario,
  setting: Setting,
  certificates: Certificates | undefined,
): Promise<Observation> {
  const caller = new AbortController();
  const abortReason = new Error("the caller changed its mind");
  const abort = () => caller.abort(abortReason);
  const onStall = () => (scenario.abort === "whenStalled" ? abort() : clock.goOnToNextTimer());
  const clock = new ScenarioClock({
    onStall,
    async onBackoff(number) {
      await turns();
      if (scenario.abort === "inBackoff") abort();
      if (number === scenario.deafForWaits) await upstream.listen();
    },
  });
  const unhandledRejections: unknown[] = [];
  const onUnhandled = (reason: unknown) => void unhandledRejections.push(reason);
  process.on("unhandledRejection", onUnhandled);

  const tls = certificates?.[scenario.certificate ?? "good"];
  const shared = { wait: clock.wait, now: clock.now, elapsed: clock.elapsed, ...(tls ? { tls } : {}) };
  const { upstream, stranger } = await startServers(scenario, shared);
  if (scenario.deafForWaits) upstream.stopListening();
  const tokens = new ScriptedCredential(scenario.tokens ?? [], clock.now, onStall);
  const key = accountKey();

  const events: BatchEvent[] = [];
  const onEvent = (event: BatchEvent) => {
    events.push(event);
    if (scenario.abort === "whenAnswered" && event.type === "answer") abort();
    if ("delayMs" in event && event.delayMs !== undefined) clock.waitTold(event.delayMs);
    throw new Error("a hook that always fails");
  };
  const client = () =>
    new clients[setting.sender](
      scenario.endpoint?.(upstream.origin) ?? upstream.origin,
      setting.credential === "token" ? tokens : key,
      { ...scenario.options, onEvent },
      clock,
    );
  const signal = scenario.abort ? { signal: caller.signal } : {};
  try {
    if (scenario.abort === "beforeCall") abort();
    const ending = callsOf(scenario, client, signal);
    if (scenario.abort === "rightAfterCalling") abort();
    const ends = await ending;
    const elapsedMs = clock.elapsed();
    const requestsAtEnd = upstream.requestCount;
    if (scenario.abort === "afterSuccess") abort();
    await turns();
    await quiet(upstream, unfinishedHandshakes(scenario, setting));
    return {
      ends,
      abortReason,
      events,
      waits: clock.waits,
      elapsedMs,
      startMs: clock.startMs,
      requests: upstream.requests.filter(({ method }) => method !== "GET"),
      reads: upstream.requests.filter(({ method }) => method === "GET"),
      connections: upstream.connectionCount,
      bytesSent: upstream.bytesSent,
      strangerConnections: stranger?.connectionCount ?? 0,
      tokenRequests: tokens.requests,
      secrets: [key.key, ...tokens.secrets, ...upstream.requests.flatMap(signatureOf)],
      background: {
        timers: clock.pending,
        unansweredRequests: upstream.playing,
        furtherRequests: upstream.requestCount - requestsAtEnd,
        unhandledRejections,
      },
    };
  } finally {
    await Promise.all([upstream.stop(), stranger?.stop()]);
    process.off("unhandledRejection", onUnhandled);
  }
}

async function startServers(
  { server, reads = [] }: Scenario,
  shared: UpstreamOptions,
): Promise<{ readonly upstream: Upstream; readonly stranger: Upstream | undefined }> {
  const needed = typeof server === "function" || typeof reads === "function";
  const stranger = needed ? await startUpstream() : undefined;
  const played = (given: Played) => (typeof given === "function" ? given(stranger?.origin ?? "") : given);
  const options = { ...shared, behaviours: played(server), reads: played(reads) };
  return { upstream: await startUpstream(options), stranger };
}

async function callsOf(
  { callsBefore = 0, callsAtOnce = 1, jobId = JOB_ID, call: options, wait }: Scenario,
  makeClient: () => BatchClient,
  signal: Pick<TerminateJobOptions, "signal">,
): Promise<CallEnd[]> {
  try {
    const client = makeClient();
    const call = (): Promise<TerminateJobResult | WaitForTerminationResult> =>
      wait
        ? client.waitForTermination(jobId, { ...wait, ...signal })
        : client.terminateJob(jobId, { ...options, ...signal });
    for (let left = callsBefore; left > 0; left--) {
      await call();
      // Until its connection is free for the next call.
      await turns();
    }
    return await Promise.all(
      Array.from({ length: callsAtOnce }, () =>
        call().then(
          (result): CallEnd => ({ result }),
          (error: unknown): CallEnd => ({ error }),
        ),
      ),
    );
  } catch (error) {
    return [{ error }];
  }
}

// Ends as soon as the server has nothing to do; the time is only ever used up by a client that keeps a request open.
async function quiet(upstream: Upstream, busy: number): Promise<void> {
  const tooLate = new AbortController();
  await Promise.race([
    upstream.until(() => upstream.playing <= busy),
    delay(1_000, undefined, { signal: tooLate.signal }).catch(() => {}),
  ]);
  tooLate.abort();
}

function signatureOf(request: ReceivedRequest): string[] {
  const signature = /^SharedKey [^:]+:(.+)$/.exec(headerOf(request, "authorization") ?? "")?.[1];
  return signature === undefined ? [] : [signature];
}
