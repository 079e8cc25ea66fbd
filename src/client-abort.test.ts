import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { BatchClient } from "./client.ts";
import type { AccessToken, TokenCredential } from "./credential.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { deferred } from "./testing/deferred.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { startServer } from "./testing/local-server.ts";
import { rejection } from "./testing/rejection.ts";
import {
  accepted,
  batchError,
  connectionFailure,
  type Step,
  scriptedFetch,
  silence,
} from "./testing/scripted-fetch.ts";

const credential = tokenCredential("token-1");

/** One call that a test aborts, with everything that could go on after it. */
function newCall(steps: Step[], { getToken }: TokenCredential = credential) {
  const runtime = new FakeRuntime();
  const controller = new AbortController();
  const { fetch, requests } = scriptedFetch(...steps);
  const client = new BatchClient(ENDPOINT, { getToken }, { fetch }, runtime);
  const start = () => client.terminateJob("nightly-42", { signal: controller.signal });
  const expectNothingLeft = () => {
    expect(runtime.timers).toEqual([]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  };
  return { runtime, controller, requests, start, expectNothingLeft };
}

const reasons: [string, unknown][] = [
  ["an Error", new Error("the caller changed its mind")],
  ["a text", "a text"],
  ["null", null],
  ["0", 0],
  ["an empty text", ""],
];

describe.each(reasons)("an abort with %s as its reason rejects with exactly that", (_, reason) => {
  test("before the call, and neither token nor request is asked for", async () => {
    const getToken = vi.fn(credential.getToken);
    const { controller, requests, start, expectNothingLeft } = newCall([accepted], { getToken });
    controller.abort(reason);
    expect(await rejection(start())).toBe(reason);
    expect(getToken).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
    expectNothingLeft();
  });

  test("in the token request, which is aborted as well", async () => {
    const getToken = vi.fn<TokenCredential["getToken"]>(() => new Promise(() => {}));
    const { controller, requests, start, expectNothingLeft } = newCall([accepted], { getToken });
    const failed = rejection(start());
    await vi.waitFor(() => expect(getToken).toHaveBeenCalledOnce());
    controller.abort(reason);
    expect(await failed).toBe(reason);
    expect(getToken.mock.calls[0]?.[1].abortSignal?.aborted).toBe(true);
    expect(requests).toEqual([]);
    expectNothingLeft();
  });

  test("in fetch, even if fetch does not listen", async () => {
    const { runtime, controller, requests, start, expectNothingLeft } = newCall([silence]);
    const failed = rejection(start());
    await runtime.waitedFor(60_000);
    controller.abort(reason);
    expect(await failed).toBe(reason);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.init.signal?.aborted).toBe(true);
    expectNothingLeft();
  });

  test("in fetch, when fetch makes an error of its own of it", async () => {
    const { controller, requests, start, expectNothingLeft } = newCall([
      (init, url) => {
        controller.abort(reason);
        return connectionFailure()(init, url);
      },
    ]);
    expect(await rejection(start())).toBe(reason);
    expect(requests).toHaveLength(1);
    expectNothingLeft();
  });

  test.each([202, 404, 503])("in the body of a %d, which is cancelled", async (status) => {
    const cancel = vi.fn();
    const { controller, requests, start, expectNothingLeft } = newCall([
      () =>
        new Response(
          new ReadableStream(
            {
              pull: () => {
                controller.abort(reason);
                return new Promise(() => {});
              },
              cancel,
            },
            { highWaterMark: 0 },
          ),
          { status },
        ),
    ]);
    expect(await rejection(start())).toBe(reason);
    expect(cancel).toHaveBeenCalledOnce();
    expect(requests).toHaveLength(1);
    expectNothingLeft();
  });

  test("in the backoff, and nothing is sent any more", async () => {
    const { runtime, controller, requests, start, expectNothingLeft } = newCall([
      batchError(503, "ServerBusy"),
    ]);
    const failed = rejection(start());
    await runtime.waitedFor(750);
    controller.abort(reason);
    expect(await failed).toBe(reason);
    expectNothingLeft();
    runtime.advance(1_000_000);
    expect(requests).toHaveLength(1);
  });
});

test("an abort without a reason rejects with the platform's AbortError", async () => {
  const { controller, start } = newCall([accepted]);
  controller.abort();
  expect(await rejection(start())).toMatchObject({ name: "AbortError" });
});

test("an abort after the success changes nothing", async () => {
  const { controller, start, expectNothingLeft } = newCall([accepted]);
  const result = await start();
  expectNothingLeft();
  controller.abort();
  expect(result.outcome).toBe("accepted");
});

test("one signal can serve many calls without piling up listeners", async () => {
  const { start, expectNothingLeft } = newCall([accepted]);
  for (let count = 0; count < 20; count++) await start();
  expectNothingLeft();
});

test("the abort of one call leaves the token request of another alone", async () => {
  const { fetch } = scriptedFetch(accepted);
  const token = deferred<AccessToken>();
  const getToken = vi.fn(() => token.promise);
  const client = new BatchClient(ENDPOINT, { getToken }, { fetch });
  const controller = new AbortController();
  const failed = rejection(client.terminateJob("a", { signal: controller.signal }));
  const called = client.terminateJob("b");
  await vi.waitFor(() => expect(getToken).toHaveBeenCalledOnce());
  controller.abort("enough");
  expect(await failed).toBe("enough");
  token.resolve({ token: "token-1", expiresOnTimestamp: Number.POSITIVE_INFINITY });
  expect(await called).toMatchObject({ outcome: "accepted", jobId: "b" });
  expect(getToken).toHaveBeenCalledOnce();
});

describe("over real sockets", () => {
  test.each([
    ["before the headers", false],
    ["in the body", true],
  ])("an abort %s closes the connection", async (_, headersFirst) => {
    const controller = new AbortController();
    const closed = vi.fn();
    const { endpoint } = await startServer((request, response) => {
      request.socket.on("close", closed);
      if (!headersFirst) return controller.abort("enough");
      response.writeHead(202).write("{", () => controller.abort("enough"));
    });
    const called = new BatchClient(endpoint, credential).terminateJob("a", { signal: controller.signal });
    expect(await rejection(called)).toBe("enough");
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });
});
