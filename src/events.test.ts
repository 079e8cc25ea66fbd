import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { BatchCredential } from "./credential.ts";
import type { BatchEvent, OnEvent } from "./events.ts";
import type { BatchClientOptions } from "./options.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { until } from "./testing/passing-time.ts";
import {
  accepted,
  answer,
  batchError,
  connectionFailure,
  type Step,
  scriptedFetch,
  silence,
} from "./testing/scripted-fetch.ts";

const TOKEN = "canary-token-7f3a";
const KEY = Buffer.from("canary-key-9c51").toString("base64");
const REQUEST_ID = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";
const CLIENT_REQUEST_ID = "00000000-0000-4000-8000-000000000001";

const tokens = tokenCredential(TOKEN);

interface Watched {
  readonly steps: readonly Step[];
  readonly onEvent?: (event: BatchEvent) => unknown;
  readonly credential?: BatchCredential;
  readonly options?: BatchClientOptions;
  readonly signal?: AbortSignal;
  readonly runtime?: FakeRuntime;
}

/** Makes one call on a clock that stands still, and keeps what it told and how it ended. */
async function watch(watched: Watched) {
  const { steps, onEvent, credential = tokens, options, signal, runtime = new FakeRuntime() } = watched;
  const events: BatchEvent[] = [];
  const hook: OnEvent = (event) => {
    events.push(event);
    return onEvent?.(event);
  };
  const client = new BatchClient(
    ENDPOINT,
    credential,
    { fetch: scriptedFetch(...steps).fetch, ...options, onEvent: hook },
    runtime,
  );
  const [outcome] = await Promise.allSettled([
    until(runtime, client.terminateJob("nightly", signal ? { signal } : {})),
  ]);
  return { events, outcome };
}

const base = { jobId: "nightly", clientRequestId: CLIENT_REQUEST_ID };

describe("the hook is told in order", () => {
  test("an accepted call", async () => {
    const { events } = await watch({ steps: [answer(202, { "request-id": REQUEST_ID })] });
    expect(events).toStrictEqual([
      { type: "attemptStarted", ...base, attempt: 1, elapsedMs: 0 },
      {
        type: "answer",
        ...base,
        status: 202,
        requestId: REQUEST_ID,
        durationMs: 0,
        attempt: 1,
        elapsedMs: 0,
      },
    ]);
  });

  test("a call that is retried, with the reason and the delay", async () => {
    const { events, outcome } = await watch({
      steps: [answer(503, { "retry-after": "7" }), connectionFailure("ECONNRESET"), silence, accepted],
      options: { attemptTimeoutMs: 5_000 },
    });
    expect(outcome.status).toBe("fulfilled");
    expect(events).toStrictEqual([
      { type: "attemptStarted", ...base, attempt: 1, elapsedMs: 0 },
      { type: "answer", ...base, status: 503, requestId: undefined, durationMs: 0, attempt: 1, elapsedMs: 0 },
      { type: "retry", ...base, reason: "503", delayMs: 7_000, attempt: 1, elapsedMs: 0 },
      { type: "attemptStarted", ...base, attempt: 2, elapsedMs: 7_000 },
      { type: "retry", ...base, reason: "connection lost", delayMs: 1_500, attempt: 2, elapsedMs: 7_000 },
      { type: "attemptStarted", ...base, attempt: 3, elapsedMs: 8_500 },
      { type: "retry", ...base, reason: "attempt timeout", delayMs: 3_000, attempt: 3, elapsedMs: 13_500 },
      { type: "attemptStarted", ...base, attempt: 4, elapsedMs: 16_500 },
      {
        type: "answer",
        ...base,
        status: 202,
        requestId: undefined,
        durationMs: 0,
        attempt: 4,
        elapsedMs: 16_500,
      },
    ]);
  });

  test("how long an answer took, from sending to its end", async () => {
    const runtime = new FakeRuntime();
    const slow: Step = () =>
      new Response(
        new ReadableStream({
          start: (controller) => void runtime.after(250, () => controller.close()),
        }),
        { status: 202 },
      );
    const { events } = await watch({ steps: [connectionFailure(), slow], runtime });
    expect(events.map(({ elapsedMs }) => elapsedMs)).toEqual([0, 0, 750, 1_000]);
    expect(events.at(-1)).toMatchObject({ type: "answer", durationMs: 250 });
  });

  test("a call that the service refuses", async () => {
    const { events } = await watch({ steps: [batchError(404, "JobNotFound")] });
    expect(events.map(({ type }) => type)).toEqual(["attemptStarted", "answer", "gaveUp"]);
    expect(events.at(-1)).toStrictEqual({
      type: "gaveUp",
      ...base,
      reason: "BatchServiceError",
      status: 404,
      outcomeUnknown: false,
      attempt: 1,
      elapsedMs: 0,
    });
  });

  test("a call whose retries are used up, with what is not known", async () => {
    const { events } = await watch({ steps: [connectionFailure("ECONNRESET")], options: { maxRetries: 1 } });
    const ofCall = events.filter(({ clientRequestId }) => clientRequestId === events[0]?.clientRequestId);
    expect(ofCall.map(({ type }) => type)).toEqual(["attemptStarted", "retry", "attemptStarted", "gaveUp"]);
    expect(events.at(-1)).toMatchObject({
      reason: "BatchNetworkError",
      status: undefined,
      outcomeUnknown: true,
      attempt: 2,
      elapsedMs: 750,
    });
  });

  test("a call that the caller ends as an attempt starts, which is then not sent", async () => {
    const controller = new AbortController();
    const { events } = await watch({
      steps: [silence],
      signal: controller.signal,
      onEvent: () => controller.abort(new Error("enough")),
    });
    expect(events.map(({ type }) => type)).toEqual(["attemptStarted", "gaveUp"]);
    expect(events.at(-1)).toMatchObject({ reason: "aborted", status: undefined, outcomeUnknown: false });
  });

  test("a call that its caller ends while an answer comes in, without a retry that never follows", async () => {
    const controller = new AbortController();
    const { events } = await watch({
      steps: [answer(503)],
      signal: controller.signal,
      onEvent: ({ type }) => type === "answer" && controller.abort("enough"),
    });
    expect(events.map(({ type }) => type)).toEqual(["attemptStarted", "answer", "gaveUp"]);
  });

  test("a call that runs out of time", async () => {
    const { events } = await watch({ steps: [silence], options: { totalTimeoutMs: 1_000 } });
    expect(events.at(-1)).toMatchObject({ type: "gaveUp", reason: "BatchTimeoutError", elapsedMs: 1_000 });
  });

  test("a call that never got a token, as attempt 0", async () => {
    const { events } = await watch({ steps: [accepted], credential: { getToken: async () => null } });
    expect(events).toStrictEqual([
      {
        type: "gaveUp",
        ...base,
        reason: "BatchCredentialError",
        status: undefined,
        outcomeUnknown: false,
        attempt: 0,
        elapsedMs: 0,
      },
    ]);
  });

  test("both attempts of a challenged call", async () => {
    const claims = btoa('{"access_token":{}}');
    const { events } = await watch({
      steps: [
        answer(401, { "www-authenticate": `Bearer error="insufficient_claims", claims="${claims}"` }),
        accepted,
      ],
    });
    expect(events.map((event) => (event.type === "answer" ? event.status : event.type))).toEqual([
      "attemptStarted",
      401,
      "attemptStarted",
      202,
    ]);
    expect(events.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
  });

  test("nothing about a call with wrong input", async () => {
    const events: BatchEvent[] = [];
    const client = new BatchClient(ENDPOINT, tokens, {
      onEvent: (event) => events.push(event),
    });
    await expect(client.terminateJob("")).rejects.toThrow("jobId");
    expect(events).toEqual([]);
  });
});

test("every event is plain data", async () => {
  const { events } = await watch({
    steps: [connectionFailure("ECONNRESET"), batchError(503, "ServerBusy"), silence],
  });
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(["attemptStarted", "answer", "retry", "gaveUp"]),
  );
  for (const event of events) {
    expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
    expect(structuredClone(event)).toStrictEqual(event);
    expect(Object.values(event).filter((value) => typeof value === "object")).toEqual([]);
  }
});

describe("a hook does not disturb the call", () => {
  const steps = [answer(503, { "retry-after-ms": "10" }), accepted];

  test.each<[string, (event: BatchEvent) => unknown]>([
    [
      "that throws",
      () => {
        throw new Error("the hook is broken");
      },
    ],
    [
      "that throws what is no Error",
      () => {
        throw undefined;
      },
    ],
    ["that rejects", () => Promise.reject(new Error("the hook is broken"))],
    ["that rejects later", () => new Promise((_, reject) => setImmediate(reject))],
    [
      "whose thenable rejects",
      // biome-ignore lint/suspicious/noThenProperty: what a hook returns need not be a real promise.
      () => ({ then: (_: unknown, reject: (reason: Error) => void) => reject(new Error("broken")) }),
    ],
    ["that never settles", () => new Promise(() => {})],
    [
      "that changes the event",
      (event) => Object.assign(event, { jobId: "another", attempt: 99, status: 500 }),
    ],
  ])("%s", async (_, onEvent) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { events, outcome } = await watch({ steps, onEvent });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(outcome).toMatchObject({
      status: "fulfilled",
      value: { outcome: "accepted", jobId: "nightly", attempts: 2 },
    });
    expect(events).toHaveLength(5);
    expect(unhandled).toEqual([]);
  });

  test("that throws while the call gives up", async () => {
    const { outcome } = await watch({
      steps: [batchError(404, "JobNotFound")],
      onEvent: () => {
        throw new Error("the hook is broken");
      },
    });
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "JobNotFound" } });
  });
});

describe("no event holds a secret", () => {
  /** Repeats the credential that it got wherever an answer can hold a text. */
  const echoes =
    (status: number): Step =>
    ({ headers }) => {
      const secret = new Headers(headers).get("authorization") ?? "";
      return new Response(JSON.stringify({ code: secret, message: { value: secret } }), {
        status,
        statusText: secret,
        headers: { "request-id": secret, "client-request-id": secret, etag: secret, "retry-after": secret },
      });
    };
  const throwsIt: Step = ({ headers }) => {
    const secret = new Headers(headers).get("authorization") ?? "";
    throw Object.assign(new Error(secret), { code: "ECONNRESET", name: secret });
  };

  test.each<[string, BatchCredential]>([
    ["token", tokens],
    ["key or signature", { name: "account", key: KEY }],
  ])("%s", async (_, credential) => {
    const sent: string[] = [];
    const recorded =
      (step: Step): Step =>
      (init, url) => {
        sent.push(new Headers(init.headers).get("authorization")?.split(/[ :]/).at(-1) ?? "");
        return step(init, url);
      };
    const events: BatchEvent[] = [];
    // On the system's clock: signing runs on another thread, which a manual runtime does not wait for.
    const client = new BatchClient(ENDPOINT, credential, {
      fetch: scriptedFetch(...[echoes(503), throwsIt, echoes(429), echoes(400)].map(recorded)).fetch,
      retryBaseDelayMs: 0,
      onEvent: (event) => events.push(event),
    });
    await expect(client.terminateJob("nightly")).rejects.toThrow("400");
    const told = JSON.stringify(events);
    expect(events.at(-1)).toMatchObject({ type: "gaveUp", status: 400 });
    for (const secret of [TOKEN, KEY, ...sent]) expect(told).not.toContain(secret);
    expect(sent.filter(Boolean)).toHaveLength(4);
  });
});
