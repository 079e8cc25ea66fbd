import { afterAll, beforeAll, expect, test } from "vitest";
import * as contract from "./contract.ts";
import { coverage } from "./coverage.ts";
import type { Exchange } from "./exchange.ts";
import { expectAccepted } from "./expect-accepted.ts";
import { keyCredential, mockClient } from "./mock-client.ts";
import { preferringFetch } from "./preferring-fetch.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { parameterCases } from "./scenarios/parameter-cases.ts";
import { startWire } from "./wire.ts";

const { errorExamples, exampleJobId, operation, pathTemplate, requestExamples } = contract;
const coverable = {
  operation,
  pathTemplate,
  securitySchemes: contract.document.components["securitySchemes"] ?? {},
};
const { fetch, exchanges } = recordingFetch();

// The mock picks the media type of an error by itself, so the others are played.
const mediaTypes = Object.keys(operation.responses["default"]?.content ?? {});
const player = await startWire(({ headers }) => ({
  status: 409,
  headers: [["Content-Type", headers.find(([name]) => name === "play")?.[1] ?? ""]],
  body: JSON.stringify(contract.errorExample("JobCompleted").body),
}));
afterAll(player.stop);

// The same scenarios that the other files look at closely.
beforeAll(async () => {
  for (const body of Object.values(requestExamples))
    await expectAccepted(mockClient({ fetch }).terminateJob(exampleJobId, body), exchanges);
  for (const { options } of Object.values(parameterCases).flat()) {
    const client = mockClient({ fetch, credential: keyCredential });
    await expectAccepted(client.terminateJob(exampleJobId, options), exchanges);
  }
  for (const example of errorExamples) {
    const client = mockClient({ fetch: preferringFetch([example], fetch) });
    await client.terminateJob(exampleJobId).catch(() => {});
  }
  for (const mediaType of mediaTypes) {
    const client = mockClient({
      endpoint: player.url,
      fetch: (url, init) => {
        const headers = new Headers(init.headers);
        headers.set("play", mediaType);
        return fetch(url, { ...init, headers });
      },
    });
    await expect(client.terminateJob(exampleJobId)).rejects.toMatchObject({ code: "JobCompleted" });
  }
});

const USE_IT =
  "no call of this file uses what is listed: add a case to scenarios/parameter-cases.ts for a parameter, " +
  "a call to the beforeAll of coverage.test.ts for anything else";

test("every parameter, header, media type and example of the contract is used", () => {
  expect(unused(exchanges), USE_IT).toEqual([]);
});

test("the coverage looks at everything that the contract has", () => {
  const elements = coverage([], coverable).map(({ element }) => element);
  expect(elements).toHaveLength(
    operation.parameters.length +
      operation.parameters.flatMap(({ examples = {} }) => Object.keys(examples)).length +
      Object.keys(requestExamples).length +
      Object.keys(operation.requestBody.content).length +
      Object.keys(coverable.securitySchemes).length +
      Object.keys(operation.responses).length +
      Object.keys(contract.acceptedHeaders).length +
      mediaTypes.length +
      errorExamples.length,
  );
  expect(unused([])).toEqual(elements);
});

test("what is no longer used is named", () => {
  expect(newlyUnused(({ request }) => !request.url.includes("timeout="))).toEqual([
    "query parameter timeout",
    "query parameter timeout, example ServerDefault",
  ]);
  expect(newlyUnused(({ response }) => !response.body.includes("ServerBusy"))).toEqual([
    "response default, example ServerBusy",
  ]);
});

/** What is used by all of the exchanges and not by those that are kept. */
function newlyUnused(keep: (exchange: Exchange) => boolean): string[] {
  const before = unused(exchanges);
  return unused(exchanges.filter(keep)).filter((element) => !before.includes(element));
}

function unused(some: readonly Exchange[]): string[] {
  return coverage(some, coverable)
    .filter(({ covered }) => !covered)
    .map(({ element }) => element);
}
