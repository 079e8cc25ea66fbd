import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import { BatchNetworkError } from "./errors.ts";
import type { FetchLike } from "./options.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { hangUp, reply, startServer } from "./testing/local-server.ts";
import { rejection } from "./testing/rejection.ts";
import {
  accepted,
  answer,
  batchError,
  connectionFailure,
  type Step,
  scriptedFetch,
} from "./testing/scripted-fetch.ts";

const credential = tokenCredential("token-1");

const newClient = (steps: Step[]) => {
  const { fetch } = scriptedFetch(...steps);
  return new BatchClient(ENDPOINT, credential, {
    fetch,
    retryBaseDelayMs: 0,
  });
};
const brokenSuccess: Step = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) }), {
    status: 202,
  });
const throttled = batchError(429, "TooManyRequests", { "Retry-After": "0" });

const ambiguous: [string, Step][] = [
  ["a lost connection", connectionFailure()],
  ["a 202 whose end is missing", brokenSuccess],
  ["408", answer(408)],
  ["429", throttled],
  ["500", batchError(500, "InternalError")],
  ["502", answer(502, {}, "Bad gateway")],
  ["503", batchError(503, "ServerBusy")],
  ["504", answer(504)],
];
const unsent: [string, Step][] = [
  ["a refused connection", connectionFailure("ECONNREFUSED")],
  ["a DNS failure", connectionFailure("ENOTFOUND")],
];
const resolved = [
  ["JobCompleted", "alreadyCompleted"],
  ["JobBeingTerminated", "alreadyTerminating"],
] as const;
const pairs = (first: [string, Step][]) =>
  first.flatMap(([name, step]) => resolved.map(([code, outcome]) => ({ name, step, code, outcome })));

describe("after an attempt that may have arrived", () => {
  test.each(pairs(ambiguous))("$name, then 409 $code is $outcome", async ({ step, code, outcome }) => {
    const client = newClient([step, batchError(409, code)]);
    expect(await client.terminateJob("nightly-42")).toMatchObject({ outcome, status: 409, attempts: 2 });
  });

  test("two lost answers count as well as one", async () => {
    const client = newClient([connectionFailure(), connectionFailure(), batchError(409, "JobCompleted")]);
    expect(await client.terminateJob("nightly-42")).toMatchObject({
      outcome: "alreadyCompleted",
      attempts: 3,
    });
  });

  test("a refused connection in between does not make it certain", async () => {
    const client = newClient([
      connectionFailure(),
      connectionFailure("ECONNREFUSED"),
      batchError(409, "JobCompleted"),
    ]);
    expect(await client.terminateJob("nightly-42")).toMatchObject({
      outcome: "alreadyCompleted",
      attempts: 3,
    });
  });

  test.each([
    [409, "JobDisabled"],
    [409, "JobBeingDeleted"],
    [409, "JobNotActive"],
    [412, "ConditionNotMet"],
    [404, "JobNotFound"],
    [401, "Unauthorized"],
    [403, "AuthenticationFailed"],
  ])("%d %s is an error that says the outcome is unknown", async (status, code) => {
    const client = newClient([connectionFailure(), batchError(status, code)]);
    const failed = client.terminateJob("nightly-42", { idempotent: true });
    expect(await rejection(failed)).toMatchObject({ status, code, attempts: 2, outcomeUnknown: true });
  });

  test("a 202 is accepted as ever", async () => {
    const client = newClient([connectionFailure(), accepted]);
    expect(await client.terminateJob("nightly-42")).toMatchObject({ outcome: "accepted", attempts: 2 });
  });

  test("running out of retries says the outcome is unknown", async () => {
    const failed = newClient([connectionFailure(), connectionFailure("ECONNREFUSED")]).terminateJob(
      "nightly-42",
    );
    const error = await rejection(failed);
    expect(error).toBeInstanceOf(BatchNetworkError);
    expect(error).toMatchObject({ failure: "refused", attempts: 4, outcomeUnknown: true });
  });
});

describe("without one", () => {
  test.each(resolved)("a 409 %s at the first attempt is an error", async (code) => {
    expect(await rejection(newClient([batchError(409, code)]).terminateJob("nightly-42"))).toMatchObject({
      status: 409,
      code,
      attempts: 1,
      outcomeUnknown: false,
    });
  });

  test.each(resolved)("a 409 %s is %s for an idempotent call", async (code, outcome) => {
    const called = newClient([batchError(409, code)]).terminateJob("nightly-42", { idempotent: true });
    expect(await called).toMatchObject({ outcome, status: 409, attempts: 1 });
  });

  test.each(pairs(unsent))("$name, then 409 $code is an error", async ({ step, code }) => {
    expect(
      await rejection(newClient([step, batchError(409, code)]).terminateJob("nightly-42")),
    ).toMatchObject({
      status: 409,
      code,
      attempts: 2,
      outcomeUnknown: false,
    });
  });

  test("a refused connection to the end leaves nothing unknown", async () => {
    const failed = newClient([connectionFailure("ECONNREFUSED")]).terminateJob("nightly-42");
    expect(await rejection(failed)).toMatchObject({ failure: "refused", attempts: 4, outcomeUnknown: false });
  });

  test("a TLS failure is not retried and leaves nothing unknown", async () => {
    const failed = newClient([connectionFailure("CERT_HAS_EXPIRED"), accepted]).terminateJob("nightly-42");
    expect(await rejection(failed)).toMatchObject({ failure: "tls", attempts: 1, outcomeUnknown: false });
  });
});

describe("over real sockets", () => {
  const completed = reply(
    409,
    { "Content-Type": "application/json;odata=minimalmetadata" },
    '{"code":"JobCompleted"}',
  );

  test("a connection lost after the request, then 409 JobCompleted is alreadyCompleted", async () => {
    const { endpoint, requests } = await startServer(hangUp, completed);
    const client = new BatchClient(endpoint, credential, { retryBaseDelayMs: 0 });
    expect(await client.terminateJob("nightly-42")).toMatchObject({
      outcome: "alreadyCompleted",
      attempts: 2,
    });
    expect(requests).toHaveLength(2);
  });

  test("a body that breaks off after a 202, then 409 JobCompleted is alreadyCompleted", async () => {
    const { endpoint } = await startServer((_, response) => {
      response.writeHead(202, { "Content-Length": "100" });
      response.write("{", () => response.destroy());
    }, completed);
    const client = new BatchClient(endpoint, credential, { retryBaseDelayMs: 0 });
    expect(await client.terminateJob("nightly-42")).toMatchObject({
      outcome: "alreadyCompleted",
      attempts: 2,
    });
  });

  test("a refused connection, then 409 JobCompleted is an error, not a success", async () => {
    const { endpoint, requests } = await startServer(completed);
    // Nobody listens on port 2 of the loopback host.
    let first = true;
    const fetch: FetchLike = (url, init) => {
      const target = first ? "http://127.0.0.1:2/" : url;
      first = false;
      return globalThis.fetch(target, init);
    };
    const client = new BatchClient(endpoint, credential, { fetch, retryBaseDelayMs: 0 });
    expect(await rejection(client.terminateJob("nightly-42"))).toMatchObject({
      code: "JobCompleted",
      attempts: 2,
      outcomeUnknown: false,
    });
    expect(requests).toHaveLength(1);
  });
});
