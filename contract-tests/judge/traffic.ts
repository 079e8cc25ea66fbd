import type { FetchLike, TerminateJobOptions } from "../../src/index.ts";
import { accepted, batchError } from "../../test/upstream/batch-answers.ts";
import { startUpstream } from "../../test/upstream/upstream.ts";
import { answer } from "../../test/upstream/whole-answers.ts";
import { changingFetch } from "../changing-fetch.ts";
import { errorExamples, exampleJobId, requestExamples } from "../contract.ts";
import type { Exchange } from "../exchange.ts";
import { keyCredential, type MockClientOptions, mockClient } from "../mock-client.ts";
import { preferringFetch } from "../preferring-fetch.ts";
import { recordingFetch } from "../recording-fetch.ts";
import { forbiddenRequests } from "../scenarios/forbidden-requests.ts";
import { parameterCases } from "../scenarios/parameter-cases.ts";

/** What was tried, and what was sent and answered. */
export interface Tried {
  readonly what: string;
  readonly exchange: Exchange;
}

interface Call {
  readonly what: string;
  readonly options?: TerminateJobOptions;
  readonly client?: MockClientOptions;
  readonly around?: (next: FetchLike) => FetchLike;
}

const calls: readonly Call[] = [
  ...Object.entries(requestExamples).map(([name, options]) => ({
    what: `the request example ${name}`,
    options,
  })),
  ...Object.entries(parameterCases).flatMap(([name, cases]) =>
    cases.map(({ options, sent }) => ({ what: `${name} as ${sent}`, options })),
  ),
  ...errorExamples.map((example) => ({
    what: `the error example ${example.name}`,
    client: { credential: keyCredential },
    around: (next: FetchLike) => preferringFetch([example], next),
  })),
  ...forbiddenRequests.map(({ what, change }) => ({
    what,
    around: (next: FetchLike) => changingFetch(change, next),
  })),
];

/** One call after the other against the mock: all shared scenarios and every error example. */
export const mockTraffic = (): Promise<Tried[]> => made(calls);

/** The same kind of calls, answered with the bytes of the service: its 202 and its errors. */
export async function serviceTraffic(): Promise<Tried[]> {
  const answers = [
    { what: "the service's 202", given: accepted() },
    ...errorExamples.map(({ name, status, code, body: { message, values = [] } }) => ({
      what: `the service's ${name}`,
      given: batchError(
        status,
        code,
        message?.value ?? "",
        values.map(({ key = "", value = "" }) => ({ key, value })),
      ),
    })),
  ];
  const upstream = await startUpstream({ behaviours: answers.map(({ given }) => answer(given)) });
  try {
    return await made(answers.map(({ what }) => ({ what, client: { endpoint: upstream.origin } })));
  } finally {
    await upstream.stop();
  }
}

async function made(all: readonly Call[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const { what, options = {}, client = {}, around = (next: FetchLike) => next } of all) {
    const { fetch, exchanges } = recordingFetch();
    // How a call ends is the matter of other tests.
    await mockClient({ ...client, fetch: around(fetch) })
      .terminateJob(exampleJobId, options)
      .catch(() => {});
    const [exchange] = exchanges;
    if (!exchange) throw new Error(`${what}: no answer`);
    tried.push({ what, exchange });
  }
  return tried;
}
