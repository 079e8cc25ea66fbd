import { expect, test } from "vitest";
import type { AccessToken, GetTokenOptions } from "./credential.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { settledWork } from "./testing/passing-time.ts";
import { TokenCache } from "./token-cache.ts";

const HOUR = 3_600_000;
const CLAIMS = '{"access_token":{"nbf":{"essential":true}}}';
const OTHER_CLAIMS = '{"access_token":{"acrs":{"essential":true}}}';

/** A cache over a credential whose answers the test gives, in the order of the questions. */
function cacheWithAnswers() {
  const runtime = new FakeRuntime();
  const asked: {
    options: GetTokenOptions;
    resolve: (token: AccessToken) => void;
    reject: (error: Error) => void;
  }[] = [];
  const getToken = (_scope: string, options: GetTokenOptions) =>
    new Promise<AccessToken>((resolve, reject) => asked.push({ options, resolve, reject }));
  const answer = (index: number, token: string, lifetimeMs = HOUR) =>
    asked[index]?.resolve({ token, expiresOnTimestamp: runtime.now() + lifetimeMs });
  return { cache: new TokenCache({ getToken }, "scope", runtime), runtime, asked, answer };
}

const { signal } = new AbortController();

test("claims are handed to the credential, and only when there are some", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const first = cache.get(signal);
  answer(0, "plain");
  expect(await first).toBe("plain");
  const second = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  expect(await second).toBe("claimed");
  expect(asked.map(({ options }) => ({ ...options, abortSignal: undefined }))).toStrictEqual([
    { abortSignal: undefined, enableCae: true },
    { abortSignal: undefined, enableCae: true, claims: CLAIMS },
  ]);
});

test("64 waiters for the same claims ask once", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const waiting = Array.from({ length: 64 }, () => cache.get(signal, CLAIMS));
  answer(0, "claimed");
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(["claimed"]));
  expect(asked).toHaveLength(1);
});

test("a token with the claims serves those who ask for them, and those who do not", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const first = cache.get(signal, CLAIMS);
  answer(0, "claimed");
  await first;
  expect(await cache.get(signal, CLAIMS)).toBe("claimed");
  expect(await cache.get(signal)).toBe("claimed");
  expect(asked).toHaveLength(1);
});

test("a token without the claims, or with others, does not serve", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  for (const [index, claims] of [undefined, CLAIMS, OTHER_CLAIMS].entries()) {
    const token = cache.get(signal, claims);
    answer(index, `token ${index}`.replace(" ", "-"));
    expect(await token).toBe(`token-${index}`);
  }
  expect(asked).toHaveLength(3);
});

test("a request without claims that is under way does not serve a challenge", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const plain = cache.get(signal);
  const claimed = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  answer(0, "plain");
  expect(await Promise.all([plain, claimed])).toEqual(["plain", "claimed"]);
  expect(await cache.get(signal)).toBe("claimed");
  expect(asked).toHaveLength(2);
});

test("a late answer to the request without claims does not push out the token with them", async () => {
  const { cache, answer } = cacheWithAnswers();
  const plain = cache.get(signal);
  const claimed = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  await claimed;
  answer(0, "plain");
  await plain;
  expect(await cache.get(signal)).toBe("claimed");
});

test("a request with claims that is under way serves those who ask for none", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const claimed = cache.get(signal, CLAIMS);
  const plain = cache.get(signal);
  answer(0, "claimed");
  expect(await Promise.all([claimed, plain])).toEqual(["claimed", "claimed"]);
  expect(asked).toHaveLength(1);
});

test("a failed request for claims fails its waiters once, and the next one asks again", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const waiting = Promise.allSettled([cache.get(signal, CLAIMS), cache.get(signal, CLAIMS)]);
  const failure = new Error("sign in again");
  asked[0]?.reject(failure);
  expect(await waiting).toEqual([
    { status: "rejected", reason: failure },
    { status: "rejected", reason: failure },
  ]);
  const next = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  expect(await next).toBe("claimed");
});

test("one waiter's abort leaves the request to the others; the last one's ends it", async () => {
  const { cache, asked } = cacheWithAnswers();
  const controllers = [new AbortController(), new AbortController()];
  const waiting = controllers.map(({ signal }) => cache.get(signal, CLAIMS));
  const outcomes = Promise.allSettled(waiting);
  controllers[0]?.abort("first");
  await settledWork();
  expect(asked[0]?.options.abortSignal?.aborted).toBe(false);
  controllers[1]?.abort("second");
  expect(await outcomes).toEqual([
    { status: "rejected", reason: "first" },
    { status: "rejected", reason: "second" },
  ]);
  expect(asked[0]?.options.abortSignal?.aborted).toBe(true);
});

test("after an abandoned request for claims, the next one asks afresh", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const controller = new AbortController();
  const abandoned = cache.get(controller.signal, CLAIMS);
  controller.abort("enough");
  await expect(abandoned).rejects.toBe("enough");
  const next = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  expect(await next).toBe("claimed");
  expect(asked).toHaveLength(2);
});

test("the abandoned request's late token is not kept", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const controller = new AbortController();
  const abandoned = cache.get(controller.signal, CLAIMS);
  controller.abort("enough");
  await expect(abandoned).rejects.toBe("enough");
  answer(0, "late");
  await settledWork();
  const next = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  expect(await next).toBe("claimed");
  expect(asked).toHaveLength(2);
});

test("who gives up on the request without claims does not end the one with them", async () => {
  const { cache, asked, answer } = cacheWithAnswers();
  const controller = new AbortController();
  const plain = cache.get(controller.signal);
  const claimed = cache.get(signal, CLAIMS);
  controller.abort("enough");
  await expect(plain).rejects.toBe("enough");
  const another = cache.get(signal, CLAIMS);
  answer(1, "claimed");
  expect(await Promise.all([claimed, another])).toEqual(["claimed", "claimed"]);
  expect(asked).toHaveLength(2);
  expect(asked.map(({ options }) => options.abortSignal?.aborted)).toEqual([true, false]);
});

test("a claimed token that ends is renewed without its claims", async () => {
  const { cache, runtime, asked, answer } = cacheWithAnswers();
  const first = cache.get(signal, CLAIMS);
  answer(0, "claimed");
  await first;
  runtime.advance(HOUR);
  const next = cache.get(signal);
  answer(1, "renewed");
  expect(await next).toBe("renewed");
  expect(asked[1]?.options.claims).toBeUndefined();
});

test("an early refresh that brings a token which ends this very moment leaves the old one in place", async () => {
  const { cache, runtime, asked, answer } = cacheWithAnswers();
  const first = cache.get(signal);
  answer(0, "old", 100_000);
  await first;
  runtime.advance(31_000);
  expect(await cache.get(signal)).toBe("old");
  answer(1, "over", 0);
  await settledWork();
  expect(await cache.get(signal)).toBe("old");
  expect(asked).toHaveLength(2);
});
