import { BatchClient } from "../client.ts";
import type { BatchClientOptions } from "../options.ts";
import { ENDPOINT, tokenCredential } from "./account.ts";
import { FakeRuntime } from "./fake-runtime.ts";
import { type SentRequest, type Step, scriptedFetch, scriptedFetchWith } from "./scripted-fetch.ts";

/** A client above a fetch that plays the steps; time stands still until the runtime moves it. Reads fail by default. */
export function scriptedClient(
  steps: Step[],
  options: BatchClientOptions = {},
  readSteps?: Step[],
): { client: BatchClient; requests: SentRequest[]; reads: SentRequest[]; runtime: FakeRuntime } {
  const runtime = new FakeRuntime();
  const { fetch, requests, reads } = readSteps
    ? scriptedFetchWith(readSteps, steps)
    : scriptedFetch(...steps);
  const client = new BatchClient(ENDPOINT, tokenCredential("token-1"), { fetch, ...options }, runtime);
  return { client, requests, reads, runtime };
}
