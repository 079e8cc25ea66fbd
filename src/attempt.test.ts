import { describe, expect, test, vi } from "vitest";
import { attempt } from "./attempt.ts";
import { BatchNetworkError, BatchTimeoutError } from "./errors.ts";
import type { FetchLike } from "./options.ts";
import { deferred } from "./testing/deferred.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { CLIENT_REQUEST_ID, newCall, newRequest } from "./testing/pipeline-request.ts";
import { rejection } from "./testing/rejection.ts";
import { fetchTransport, type Transport } from "./transport.ts";
import { TransportFault } from "./transport-fault.ts";

const reason = new Error("the caller changed its mind");
const coded = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("m"), { code }) });
const broken = coded("ECONNRESET");

/** An answer whose body is a text and then an error, or nothing more; `stalled` tells when more was asked for. */
function unfinished(status: number, text: string, failure?: unknown, stalled?: () => void): Response {
  const chunks = text ? [new TextEncoder().encode(text)] : [];
  const body = new ReadableStream(
    {
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else if (failure) controller.error(failure);
        else {
          stalled?.();
          return new Promise(() => {});
        }
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status });
}

/** An answer with what the Response constructor refuses: a status above 599, or the mark of a redirect. */
const odd = (properties: Partial<Response>, body: string | null = null): Response =>
  Object.defineProperties(
    new Response(body),
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, { value }])),
  );

function newAttempt(fetch: FetchLike, ambiguous = false) {
  const runtime = new FakeRuntime();
  const controller = new AbortController();
  const call = newCall({ ambiguous, policy: { attemptTimeoutMs: 100 } });
  const request = newRequest({ call, signal: controller.signal });
  return { runtime, controller, call, request, result: attempt(runtime)(fetchTransport(fetch))(request) };
}

const answering = (response: Response) => async () => response;
const failing = (error: unknown) => () => Promise.reject(error);

describe("the answer", () => {
  test.each([
    ["202 without body", new Response(null, { status: 202, headers: { ETag: "x" } }), ""],
    ["404 with a body", new Response("text", { status: 404, headers: { ETag: "x" } }), "text"],
    ["204", new Response(null, { status: 204, headers: { ETag: "x" } }), ""],
    ["304", new Response(null, { status: 304, headers: { ETag: "x" } }), ""],
    ["302 with a body", new Response("moved", { status: 302, headers: { ETag: "x" } }), "moved"],
  ])("%s has status, headers and body, and is all in memory", async (_, response, text) => {
    const { result, runtime, call } = newAttempt(answering(response));
    const buffered = await result;
    expect(buffered.status).toBe(response.status);
    expect(buffered.headers.get("etag")).toBe("x");
    expect(buffered.text).toBe(text);
    expect(call.attempts).toBe(1);
    expect(runtime.timers).toEqual([]);
  });

  test("without a Content-Type is not given one", async () => {
    const response = new Response(new TextEncoder().encode("text"), { status: 500 });
    expect((await newAttempt(answering(response)).result).headers.get("content-type")).toBeNull();
  });

  test("with an error status is kept when its body breaks off", async () => {
    const { result, call } = newAttempt(answering(unfinished(404, '{"code":', broken)));
    const buffered = await result;
    expect([buffered.status, buffered.text]).toEqual([404, '{"code":']);
    expect(call.ambiguous).toBe(false);
  });

  test("with an error status is kept when its body takes longer than the attempt may", async () => {
    const stalled = deferred<void>();
    const { result, runtime } = newAttempt(answering(unfinished(409, "half", undefined, stalled.resolve)));
    await stalled.promise;
    runtime.advance(100);
    const buffered = await result;
    expect([buffered.status, buffered.text]).toEqual([409, "half"]);
  });

  test("with a success status whose body breaks off is a lost connection", async () => {
    const { result, call } = newAttempt(answering(unfinished(202, "{", broken)));
    expect(await rejection(result)).toMatchObject({ failure: "lost", outcomeUnknown: true });
    expect(call.ambiguous).toBe(true);
  });

  test.each([600, 999])("with the impossible status %d leaves the outcome unknown", async (status) => {
    const { result, call } = newAttempt(answering(odd({ status, ok: false }, '{"code":"Odd"}')));
    expect(await result).toMatchObject({ status, text: '{"code":"Odd"}' });
    expect(call).toMatchObject({ attempts: 1, ambiguous: true });
  });

  test("that is none, as a browser's Response.error(), is a lost connection", async () => {
    const { result } = newAttempt(answering(Response.error()));
    expect(await rejection(result)).toMatchObject({ name: "BatchNetworkError", failure: "lost" });
  });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["a plain object without headers", { status: 202 }],
  ["a text", "202"],
])("a fetch that resolves with %s is told as wrong, whatever became of the job", async (_, value) => {
  const { result } = newAttempt(async () => value as unknown as Response);
  expect(await rejection(result)).toMatchObject({ failure: "noResponse", outcomeUnknown: true });
});

test.each([
  [
    "code",
    Object.defineProperty(new Error("m"), "code", {
      get() {
        throw new Error("s3cret");
      },
    }),
  ],
  [
    "cause",
    Object.defineProperty(new Error("m"), "cause", {
      get() {
        throw new Error("s3cret");
      },
    }),
  ],
])("an error whose %s cannot be read is a lost connection without cause", async (_, thrown) => {
  const error = await rejection(newAttempt(failing(thrown)).result);
  expect(error).toMatchObject({ name: "BatchNetworkError", failure: "lost", outcomeUnknown: true });
  expect(error).not.toHaveProperty("cause");
});

test("a hook that aborts the call as the attempt starts keeps it from being sent", async () => {
  const controller = new AbortController();
  const call = newCall({ onEvent: () => controller.abort(reason) });
  const transport = vi.fn<Transport>();
  const runtime = new FakeRuntime();
  const sent = attempt(runtime)(transport)(newRequest({ signal: controller.signal, call }));
  expect(await rejection(sent)).toBe(reason);
  expect(transport).not.toHaveBeenCalled();
  expect(call.ambiguous).toBe(false);
  expect(runtime.timers).toEqual([]);
});

test("a request that was aborted while it was signed is not sent", async () => {
  const controller = new AbortController();
  controller.abort(reason);
  const call = newCall();
  const transport = vi.fn<Transport>();
  const sent = attempt(new FakeRuntime())(transport)(newRequest({ signal: controller.signal, call }));
  expect(await rejection(sent)).toBe(reason);
  expect(transport).not.toHaveBeenCalled();
  expect(call).toMatchObject({ attempts: 0, ambiguous: false });
});

describe("a redirect that was followed, or hidden", () => {
  test.each([
    ["redirected", { redirected: true }],
    ["opaqueredirect", { type: "opaqueredirect", status: 0 } as const],
  ])("(%s) is an error, and its body is let go of", async (_, properties) => {
    const cancel = vi.fn();
    const response = odd({ ...properties, body: new ReadableStream({ cancel }) });
    const error = await rejection(newAttempt(answering(response)).result);
    expect(error).toBeInstanceOf(BatchNetworkError);
    expect(error).toMatchObject({
      message: `POST /jobs/nightly-42/terminate: the answer was a redirect, which is never followed: account.region.batch.azure.com (client-request-id ${CLIENT_REQUEST_ID}, attempt 1 of 4; the service may have acted)`,
      failure: "redirected",
      outcomeUnknown: true,
    });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("needs no body, and a body that cannot be let go of does no harm", async () => {
    const stubborn = new ReadableStream({ cancel: () => Promise.reject(broken) });
    for (const body of [null, stubborn]) {
      const response = odd({ redirected: true, body });
      expect(await rejection(newAttempt(answering(response)).result)).toMatchObject({
        failure: "redirected",
      });
    }
  });
});

describe("an attempt that never got as far as a connection", () => {
  const unsent: Transport = (_, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () =>
        reject(new TransportFault("lost", signal.reason, { unsent: true })),
      );
    });
  const start = () => {
    const runtime = new FakeRuntime();
    const controller = new AbortController();
    const call = newCall({ policy: { attemptTimeoutMs: 100 } });
    const sent = rejection(attempt(runtime)(unsent)(newRequest({ call, signal: controller.signal })));
    return { runtime, controller, call, sent };
  };

  test("and took too long leaves nothing unknown", async () => {
    const { runtime, sent } = start();
    await runtime.pass(100);
    expect(await sent).toMatchObject({ name: "BatchTimeoutError", scope: "attempt", outcomeUnknown: false });
  });

  test("and was aborted leaves nothing unknown", async () => {
    const { controller, call, sent } = start();
    controller.abort(reason);
    expect(await sent).toBe(reason);
    expect(call.ambiguous).toBe(false);
  });
});

describe("ambiguity", () => {
  const outcomes: [string, FetchLike, boolean][] = [
    ["202", answering(new Response(null, { status: 202 })), false],
    ["200", answering(new Response(null, { status: 200 })), true],
    ["302", answering(new Response(null, { status: 302 })), false],
    ["401", answering(new Response(null, { status: 401 })), false],
    ["404", answering(new Response(null, { status: 404 })), false],
    ["408", answering(new Response(null, { status: 408 })), true],
    ["409", answering(new Response(null, { status: 409 })), false],
    ["412", answering(new Response(null, { status: 412 })), false],
    ["429", answering(new Response(null, { status: 429 })), true],
    ["500", answering(new Response(null, { status: 500 })), true],
    ["501", answering(new Response(null, { status: 501 })), true],
    ["503", answering(new Response(null, { status: 503 })), true],
    ["a lost connection", failing(broken), true],
    ["a refused connection", failing(coded("ECONNREFUSED")), false],
    ["a DNS failure", failing(coded("ENOTFOUND")), false],
    ["a TLS failure", failing(coded("CERT_HAS_EXPIRED")), false],
  ];

  test.each(outcomes)("%s leaves it as the retry table says", async (_, transport, ambiguous) => {
    const { result, call } = newAttempt(transport);
    await result.catch(() => {});
    expect(call.ambiguous).toBe(ambiguous);
  });

  test.each(outcomes)("that an earlier attempt left stays after %s", async (_, transport) => {
    const { result, call } = newAttempt(transport, true);
    await result.catch(() => {});
    expect(call.ambiguous).toBe(true);
  });

  test("is there while the attempt is under way, so that an abort finds it", async () => {
    const { call, controller, result } = newAttempt(() => new Promise(() => {}));
    expect(call.ambiguous).toBe(true);
    controller.abort(reason);
    expect(await rejection(result)).toBe(reason);
    expect(call.ambiguous).toBe(true);
  });
});

describe("a failed connection", () => {
  test.each([
    [
      "ECONNREFUSED",
      "refused",
      "the connection could not be made: account.region.batch.azure.com: ECONNREFUSED",
      "",
    ],
    ["ENOTFOUND", "dns", "the host was not found: account.region.batch.azure.com: ENOTFOUND", ""],
    [
      "CERT_HAS_EXPIRED",
      "tls",
      "no trusted connection could be made: account.region.batch.azure.com: CERT_HAS_EXPIRED",
      "",
    ],
    [
      "ECONNRESET",
      "lost",
      "the connection was lost: account.region.batch.azure.com: ECONNRESET",
      "; the service may have acted",
    ],
  ])("with %s is told as %s, with its cause", async (code, failure, problem, ending) => {
    const cause = coded(code);
    expect(await rejection(newAttempt(failing(cause)).result)).toMatchObject({
      name: "BatchNetworkError",
      message: `POST /jobs/nightly-42/terminate: ${problem} (client-request-id ${CLIENT_REQUEST_ID}, attempt 1 of 4${ending})`,
      failure,
      attempts: 1,
      cause,
    });
  });

  test.each([
    ["another host than the account's is told", "proxy.corp", "ENOTFOUND (proxy.corp) ("],
    ["the account's own host is not told twice", "account.region.batch.azure.com", "ENOTFOUND ("],
    ["a secret in place of a host is not told", "t0ken-1-that-is-secret", "ENOTFOUND ([redacted]) ("],
  ])("%s", async (_, hostname, ending) => {
    const call = newCall({ secrets: new Set(["t0ken-1-that-is-secret"]) });
    const error = Object.assign(new Error("m"), { code: "ENOTFOUND", hostname });
    const sent = attempt(new FakeRuntime())(fetchTransport(failing(error)))(newRequest({ call }));
    expect(String(await rejection(sent))).toContain(
      `the host was not found: account.region.batch.azure.com: ${ending}client-request-id`,
    );
  });

  test("without a code is told as lost", async () => {
    const error = await rejection(newAttempt(failing(new TypeError("Failed to fetch"))).result);
    expect(String(error)).toContain("terminate: the connection was lost: account.region.batch.azure.com (");
  });

  test("leaves no timer", async () => {
    const { result, runtime } = newAttempt(failing(broken));
    await rejection(result);
    expect(runtime.timers).toEqual([]);
  });
});

describe("the attempt timeout", () => {
  const hanging: [string, FetchLike][] = [
    ["before the headers", () => new Promise(() => {})],
    ["in the body of a 202", answering(unfinished(202, ""))],
  ];

  test.each(hanging)("ends an attempt that hangs %s", async (_, transport) => {
    const { result, runtime, call } = newAttempt(transport);
    const thrown = rejection(result);
    await runtime.pass(100);
    const error = await thrown;
    expect(error).toBeInstanceOf(BatchTimeoutError);
    expect(error).toMatchObject({
      message: `POST /jobs/nightly-42/terminate: no answer within attemptTimeoutMs, 100 ms (client-request-id ${CLIENT_REQUEST_ID}, attempt 1 of 4; the service may have acted)`,
      scope: "attempt",
      timeoutMs: 100,
      outcomeUnknown: true,
    });
    expect(call.ambiguous).toBe(true);
  });

  test("aborts the transport's signal, not the caller's", async () => {
    const transport = vi.fn<FetchLike>(() => new Promise(() => {}));
    const { result, runtime, request } = newAttempt(transport);
    const thrown = rejection(result);
    await runtime.pass(100);
    await thrown;
    expect(transport.mock.calls[0]?.[1].signal?.aborted).toBe(true);
    expect(request.signal.aborted).toBe(false);
  });

  test("lets go of an answer that comes after all", async () => {
    const cancel = vi.fn();
    const late = deferred<Response>();
    const { result, runtime } = newAttempt(() => late.promise);
    const thrown = rejection(result);
    await runtime.pass(100);
    await thrown;
    late.resolve(new Response(new ReadableStream({ cancel }), { status: 202 }));
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
  });
});

describe("the caller's abort", () => {
  test.each([
    ["before the headers", () => new Promise<Response>(() => {})],
    ["in the body of a 202", answering(unfinished(202, ""))],
    ["in the body of a 404", answering(unfinished(404, ""))],
  ] as [string, FetchLike][])("ends an attempt that hangs %s, with its reason", async (_, transport) => {
    const { result, runtime, controller } = newAttempt(transport);
    const thrown = rejection(result);
    await runtime.waitedFor(100);
    controller.abort(reason);
    expect(await thrown).toBe(reason);
    expect(runtime.timers).toEqual([]);
  });
});
