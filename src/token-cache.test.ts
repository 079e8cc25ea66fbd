import { describe, expect, test } from "vitest";
import { type AccessToken, type GetTokenOptions, UnusableCredentialError } from "./credential.ts";
import { type Deferred, deferred } from "./testing/deferred.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { rejection } from "./testing/rejection.ts";
import { TokenCache } from "./token-cache.ts";

const HOUR_MS = 3_600_000;
const reason = new Error("the caller changed its mind");
const outage = new Error("no token today");
const { signal } = new AbortController();

interface TokenRequest extends Deferred<AccessToken | null> {
  readonly scope: string;
  readonly options: GetTokenOptions;
}

/** A cache above a credential whose requests a test answers by hand. */
function newCache() {
  const runtime = new FakeRuntime();
  const requests: TokenRequest[] = [];
  const credential = {
    getToken(scope: string, options: GetTokenOptions) {
      const request = { ...deferred<AccessToken | null>(), scope, options };
      requests.push(request);
      return request.promise;
    },
  };
  const cache = new TokenCache(credential, "scope", runtime);
  /** A token that ends after `lifeMs`. */
  const token = (name: string, lifeMs = HOUR_MS, refreshInMs?: number): AccessToken => ({
    token: name,
    expiresOnTimestamp: runtime.now() + lifeMs,
    ...(refreshInMs === undefined ? {} : { refreshAfterTimestamp: runtime.now() + refreshInMs }),
  });
  const answer = async (index: number, value: AccessToken | null) => {
    requests[index]?.resolve(value);
    await requests[index]?.promise;
  };
  const fail = async (index: number) => {
    requests[index]?.reject(outage);
    await requests[index]?.promise.catch(() => {});
  };
  /** A cache that already holds `first`. */
  const warm = async (first: AccessToken) => {
    const got = cache.get(signal);
    await answer(0, first);
    expect(await got).toBe(first.token);
  };
  return { runtime, requests, cache, token, answer, fail, warm };
}

describe("the first token", () => {
  test("is asked for with scope, abortSignal and enableCae", async () => {
    const { requests, cache, token, answer } = newCache();
    const got = cache.get(signal);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.scope).toBe("scope");
    expect(requests[0]?.options).toEqual({ abortSignal: expect.any(AbortSignal), enableCae: true });
    await answer(0, token("a"));
    expect(await got).toBe("a");
  });

  test("is asked for once by 64 waiters", async () => {
    const { requests, cache, token, answer } = newCache();
    const got = Array.from({ length: 64 }, () => cache.get(new AbortController().signal));
    await answer(0, token("a"));
    expect(new Set(await Promise.all(got))).toEqual(new Set(["a"]));
    expect(requests).toHaveLength(1);
  });

  test("serves all later calls until shortly before its end", async () => {
    const { runtime, requests, cache, token, warm } = newCache();
    await warm(token("a"));
    for (let minute = 0; minute < 57; minute++) {
      expect(await cache.get(signal)).toBe("a");
      runtime.advance(60_000);
    }
    expect(requests).toHaveLength(1);
  });
});

describe("the refresh", () => {
  test("begins two minutes before the end, in the background, and once", async () => {
    const { runtime, requests, cache, token, answer, warm } = newCache();
    await warm(token("a"));
    runtime.advance(HOUR_MS - 120_001);
    await cache.get(signal);
    expect(requests).toHaveLength(1);
    runtime.advance(1);
    expect(await cache.get(signal)).toBe("a");
    expect(await cache.get(signal)).toBe("a");
    expect(requests).toHaveLength(2);
    await answer(1, token("b"));
    expect(await cache.get(signal)).toBe("b");
    expect(requests).toHaveLength(2);
  });

  test("begins at refreshAfterTimestamp where that is earlier", async () => {
    const { runtime, requests, cache, token, warm } = newCache();
    await warm(token("a", HOUR_MS, HOUR_MS / 2));
    runtime.advance(HOUR_MS / 2 - 1);
    await cache.get(signal);
    expect(requests).toHaveLength(1);
    runtime.advance(1);
    expect(await cache.get(signal)).toBe("a");
    expect(requests).toHaveLength(2);
  });

  test("does not wait for a refreshAfterTimestamp that is too late", async () => {
    const { runtime, requests, cache, token, warm } = newCache();
    await warm(token("a", HOUR_MS, 2 * HOUR_MS));
    runtime.advance(HOUR_MS - 120_000);
    expect(await cache.get(signal)).toBe("a");
    expect(requests).toHaveLength(2);
  });

  test("that fails is tried again after a pause, while the old token serves", async () => {
    const { runtime, requests, cache, token, fail, warm } = newCache();
    await warm(token("a"));
    runtime.advance(HOUR_MS - 120_000);
    await cache.get(signal);
    await fail(1);
    expect(await cache.get(signal)).toBe("a");
    runtime.advance(29_999);
    expect(await cache.get(signal)).toBe("a");
    expect(requests).toHaveLength(2);
    runtime.advance(1);
    expect(await cache.get(signal)).toBe("a");
    expect(requests).toHaveLength(3);
  });

  test("that brings back the same token is not asked for again at every call", async () => {
    const { runtime, requests, cache, token, answer, warm } = newCache();
    const same = token("a", HOUR_MS, HOUR_MS / 2);
    await warm(same);
    runtime.advance(HOUR_MS / 2);
    await cache.get(signal);
    await answer(1, same);
    await cache.get(signal);
    expect(requests).toHaveLength(2);
  });

  test("that brings a token already over does not displace the one that serves", async () => {
    const { runtime, cache, token, answer, warm } = newCache();
    await warm(token("a"));
    runtime.advance(HOUR_MS - 120_000);
    await cache.get(signal);
    await answer(1, token("over", -1));
    expect(await Promise.race([cache.get(signal), Promise.resolve("had to wait")])).toBe("a");
  });

  test("is joined by calls that come after the old token has ended", async () => {
    const { runtime, requests, cache, token, answer, warm } = newCache();
    await warm(token("a"));
    runtime.advance(HOUR_MS - 120_000);
    await cache.get(signal);
    runtime.advance(120_000);
    const got = cache.get(signal);
    await answer(1, token("b"));
    expect(await got).toBe("b");
    expect(requests).toHaveLength(2);
  });
});

describe("the end of a token", () => {
  test.each([
    ["is over", HOUR_MS],
    ["is ten seconds away", HOUR_MS - 10_000],
  ])("a token whose end %s is replaced before anything is sent", async (_, afterMs) => {
    const { runtime, requests, cache, token, answer, warm } = newCache();
    await warm(token("a"));
    runtime.advance(afterMs);
    const got = cache.get(signal);
    expect(requests).toHaveLength(2);
    await answer(1, token("b"));
    expect(await got).toBe("b");
  });

  test.each([
    ["already over", -HOUR_MS],
    ["not a number", Number.NaN],
  ])("a fresh token whose end is %s is used but not kept", async (_, lifeMs) => {
    const { requests, cache, token, answer, warm } = newCache();
    await warm(token("a", lifeMs));
    const got = cache.get(signal);
    expect(requests).toHaveLength(2);
    await answer(1, token("b"));
    expect(await got).toBe("b");
  });

  test("a failing background refresh does not stop a call that needs a token", async () => {
    const { runtime, requests, cache, token, answer, fail, warm } = newCache();
    await warm(token("a"));
    runtime.advance(HOUR_MS - 20_000);
    await cache.get(signal);
    await fail(1);
    runtime.advance(10_000);
    const got = cache.get(signal);
    expect(requests).toHaveLength(3);
    await answer(2, token("b"));
    expect(await got).toBe("b");
  });
});

describe("an abort", () => {
  test("of one waiter ends its own waiting at once and leaves the request alone", async () => {
    const { requests, cache, token, answer } = newCache();
    const impatient = new AbortController();
    const aborted = rejection(cache.get(impatient.signal));
    const got = cache.get(signal);
    impatient.abort(reason);
    expect(await aborted).toBe(reason);
    expect(requests[0]?.options.abortSignal?.aborted).toBe(false);
    await answer(0, token("a"));
    expect(await got).toBe("a");
    expect(requests).toHaveLength(1);
  });

  test("of the last waiter aborts the request, and the next call asks anew", async () => {
    const { requests, cache, token, answer } = newCache();
    const [first, second] = [new AbortController(), new AbortController()];
    const aborted = [rejection(cache.get(first.signal)), rejection(cache.get(second.signal))];
    first.abort(reason);
    await aborted[0];
    expect(requests[0]?.options.abortSignal?.aborted).toBe(false);
    second.abort(reason);
    expect(await aborted[1]).toBe(reason);
    expect(requests[0]?.options.abortSignal?.aborted).toBe(true);
    const got = cache.get(signal);
    expect(requests).toHaveLength(2);
    await answer(0, token("late"));
    await answer(1, token("a"));
    expect(await got).toBe("a");
    expect(await cache.get(signal)).toBe("a");
  });

  test("of a request that fails thereupon disturbs nobody", async () => {
    const { requests, cache, fail } = newCache();
    const controller = new AbortController();
    const aborted = rejection(cache.get(controller.signal));
    controller.abort(reason);
    await aborted;
    await fail(0);
    expect(requests).toHaveLength(1);
  });

  test("of a request whose token comes all the same does not displace the newer token", async () => {
    const { requests, cache, token, answer } = newCache();
    const controller = new AbortController();
    const aborted = rejection(cache.get(controller.signal));
    controller.abort(reason);
    await aborted;
    const second = cache.get(signal);
    await answer(0, token("late"));
    await answer(1, token("newer"));
    expect(await second).toBe("newer");
    expect(await cache.get(signal)).toBe("newer");
    expect(requests).toHaveLength(2);
  });

  test("in the moment the token comes does not harm the token", async () => {
    const { requests, cache, token, answer } = newCache();
    const controller = new AbortController();
    const settled = cache.get(controller.signal).catch((error) => error);
    await answer(0, token("a"));
    controller.abort(reason);
    await settled;
    expect(await cache.get(signal)).toBe("a");
    expect(requests).toHaveLength(1);
  });

  test("that came before the call rejects it", async () => {
    const { cache } = newCache();
    expect(await rejection(cache.get(AbortSignal.abort(reason)))).toBe(reason);
  });
});

describe("a failing request", () => {
  test("fails all its waiters once and is tried again by the next call", async () => {
    const { requests, cache, token, answer, fail } = newCache();
    const failed = Array.from({ length: 64 }, () => rejection(cache.get(signal)));
    await fail(0);
    expect(new Set(await Promise.all(failed))).toEqual(new Set([outage]));
    expect(requests).toHaveLength(1);
    const got = cache.get(signal);
    expect(requests).toHaveLength(2);
    await answer(1, token("a"));
    expect(await got).toBe("a");
  });

  test("may also be a credential that throws at once", async () => {
    const credential = {
      getToken(): never {
        throw outage;
      },
    };
    const cache = new TokenCache(credential, "scope", new FakeRuntime());
    expect(await rejection(cache.get(signal))).toBe(outage);
  });
});

describe("an answer that cannot be sent", () => {
  test.each([
    ["null", null, "no token: getToken must resolve with { token, expiresOnTimestamp }"],
    ["undefined", undefined, "no token: getToken must resolve with { token, expiresOnTimestamp }"],
    [
      "an object without token",
      { expiresOnTimestamp: 0 },
      'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
    [
      "a token that is no text",
      { token: 42 },
      'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
    [
      "an empty token",
      { token: "" },
      'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
    [
      "a token with a line end",
      { token: "s3cret\r\nevil: 1" },
      'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
    [
      "a token with a space",
      { token: "s3cret s3cret" },
      'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
    [
      "a token that is not ASCII",
      { token: "s3crét" },
      'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
  ])("%s is an error that does not repeat it, and is not kept", async (_, value, message) => {
    const { requests, cache, token, answer } = newCache();
    const failed = rejection(cache.get(signal));
    await answer(0, value as unknown as AccessToken);
    expect(await failed).toEqual(new UnusableCredentialError(message));
    const got = cache.get(signal);
    expect(requests).toHaveLength(2);
    await answer(1, token("a"));
    expect(await got).toBe("a");
  });
});

describe("forgetting", () => {
  test("a refused token makes the next call ask anew", async () => {
    const { requests, cache, token, warm } = newCache();
    await warm(token("a"));
    cache.forget("a");
    void cache.get(signal);
    expect(requests).toHaveLength(2);
  });

  test("another token than the kept one changes nothing", async () => {
    const { requests, cache, token, warm } = newCache();
    await warm(token("b"));
    cache.forget("a");
    expect(await cache.get(signal)).toBe("b");
    expect(requests).toHaveLength(1);
  });

  test("does nothing while there is no token", async () => {
    const { requests, cache } = newCache();
    cache.forget("a");
    expect(requests).toHaveLength(0);
  });
});
