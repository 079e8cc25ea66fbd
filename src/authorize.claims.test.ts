import { describe, expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { AccessToken, BatchCredential, GetTokenOptions } from "./credential.ts";
import { BatchServiceError } from "./errors.ts";
import type { BatchClientOptions } from "./options.ts";
import { ENDPOINT } from "./testing/account.ts";
import { FakeRuntime, START_MS } from "./testing/fake-runtime.ts";
import { settledWork, until } from "./testing/passing-time.ts";
import {
  accepted,
  answer,
  batchError,
  connectionFailure,
  type Step,
  scriptedFetch,
  silence,
} from "./testing/scripted-fetch.ts";

type Script = ReturnType<typeof scriptedFetch>;

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1726077595"}}}';

const challenge = (claims = CLAIMS, params = 'error="insufficient_claims"') =>
  answer(401, { "www-authenticate": `Bearer realm="", ${params}, claims="${btoa(claims)}"` });

/** Answers by the token it is sent, as a service does that asks for claims until a token carries them. */
const challengesUntil =
  (wanted: string): Step =>
  (init, url) => {
    const sent = new Headers(init.headers).get("authorization");
    return (sent === `Bearer ${wanted}` ? accepted : challenge())(init, url);
  };

function credentialThatCounts(answer = (asked: GetTokenOptions[]) => `token-${asked.length}`) {
  const asked: GetTokenOptions[] = [];
  const getToken = async (_scope: string, options: GetTokenOptions): Promise<AccessToken> => {
    asked.push(options);
    return { token: answer(asked), expiresOnTimestamp: Number.POSITIVE_INFINITY };
  };
  return { asked, getToken };
}

function setUp({ fetch }: Script, credential: BatchCredential, options: BatchClientOptions = {}) {
  const runtime = new FakeRuntime();
  return { runtime, client: new BatchClient(ENDPOINT, credential, { fetch, ...options }, runtime) };
}

const tokensSent = ({ requests }: Script) => requests.map(({ headers }) => headers.get("authorization"));

describe("a challenge is answered with a token that carries the claims", () => {
  test("once, outside the retries, and counted in attempts", async () => {
    const script = scriptedFetch(challenge(), accepted);
    const credential = credentialThatCounts();
    const { client } = setUp(script, credential, { maxRetries: 0 });
    await expect(client.terminateJob("nightly")).resolves.toMatchObject({ outcome: "accepted", attempts: 2 });
    expect(tokensSent(script)).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(credential.asked.map(({ claims }) => claims)).toEqual([undefined, CLAIMS]);
  });

  test("at once, without a wait", async () => {
    const { client, runtime } = setUp(scriptedFetch(challenge(), accepted), credentialThatCounts());
    await until(runtime, client.terminateJob("nightly"));
    expect(runtime.now() - START_MS).toBe(0);
  });

  test("and dated afresh", async () => {
    const late: Step = async (init, url) => {
      runtime.advance(50_000);
      return challenge()(init, url);
    };
    const script = scriptedFetch(late, accepted);
    const { client, runtime } = setUp(script, credentialThatCounts());
    await client.terminateJob("nightly");
    expect(script.requests.map(({ headers }) => headers.get("ocp-date"))).toEqual([
      "Fri, 17 Feb 2017 00:00:00 GMT",
      "Fri, 17 Feb 2017 00:00:50 GMT",
    ]);
  });

  test("with the same request, apart from date and token", async () => {
    const script = scriptedFetch(challenge(), accepted);
    const { client } = setUp(script, credentialThatCounts());
    await client.terminateJob("nightly", { terminateReason: "superseded", ifMatch: "0x1" });
    const [first, second] = script.requests.map(({ url, init, headers }) => {
      headers.delete("authorization");
      return { url, method: init.method, body: init.body, headers: [...headers] };
    });
    expect(second).toEqual(first);
  });

  test("and the full number of retries is still there", async () => {
    const busy = batchError(503, "ServerBusy");
    const script = scriptedFetch(busy, challenge(), busy, busy, accepted);
    const { client, runtime } = setUp(script, credentialThatCounts(), { maxRetries: 3 });
    await expect(until(runtime, client.terminateJob("nightly"))).resolves.toMatchObject({ attempts: 5 });
  });

  test("and the retries after it send the new token", async () => {
    const script = scriptedFetch(challenge(), connectionFailure("ECONNRESET"), accepted);
    const credential = credentialThatCounts();
    const { client, runtime } = setUp(script, credential);
    await until(runtime, client.terminateJob("nightly"));
    expect(tokensSent(script)).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-2"]);
    expect(credential.asked).toHaveLength(2);
  });

  test("for 64 calls at once with one token request for the claims", async () => {
    const credential = credentialThatCounts();
    const script = scriptedFetch(challengesUntil("token-2"));
    const { client } = setUp(script, credential);
    const results = await Promise.all(Array.from({ length: 64 }, (_, n) => client.terminateJob(`job-${n}`)));
    expect(results.map(({ outcome, attempts }) => `${outcome} ${attempts}`)).toEqual(
      Array.from({ length: 64 }, () => "accepted 2"),
    );
    expect(credential.asked.map(({ claims }) => claims)).toEqual([undefined, CLAIMS]);
  });

  test("also when the challenges come in one after the other", async () => {
    const credential = credentialThatCounts();
    const waiting: (() => void)[] = [];
    const script = scriptedFetch(async (init, url) => {
      const response = await challengesUntil("token-2")(init, url);
      if (response.status === 401) await new Promise<void>((resolve) => waiting.push(resolve));
      return response;
    });
    const { client } = setUp(script, credential);
    const calls = ["a", "b", "c"].map((jobId) => client.terminateJob(jobId));
    await settledWork();
    for (const release of waiting) {
      release();
      await settledWork();
    }
    await Promise.all(calls);
    expect(credential.asked).toHaveLength(2);
  });

  test("and later calls send that token without being challenged", async () => {
    const credential = credentialThatCounts();
    const script = scriptedFetch(challengesUntil("token-2"));
    const { client } = setUp(script, credential);
    await client.terminateJob("first");
    await expect(client.terminateJob("second")).resolves.toMatchObject({ attempts: 1 });
  });
});

describe("a challenge that cannot be met is an error", () => {
  test("when the service challenges again", async () => {
    const script = scriptedFetch(challenge());
    const credential = credentialThatCounts();
    const { client, runtime } = setUp(script, credential);
    const error = await until(runtime, client.terminateJob("nightly")).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(BatchServiceError);
    expect(error).toMatchObject({ status: 401, attempts: 2, outcomeUnknown: false });
    expect(credential.asked).toHaveLength(2);
  });

  test("also when a retry lies between the two challenges", async () => {
    const script = scriptedFetch(challenge(), batchError(503, "ServerBusy"), challenge('{"more":1}'));
    const credential = credentialThatCounts();
    const { client, runtime } = setUp(script, credential);
    await expect(until(runtime, client.terminateJob("nightly"))).rejects.toMatchObject({
      status: 401,
      attempts: 3,
      outcomeUnknown: true,
    });
    // The read that follows, to see what became of the job, asks for a token as any call does.
    expect(credential.asked.map(({ claims }) => claims)).toEqual([undefined, CLAIMS, undefined]);
  });

  test("when the credential fails, and the error tells both attempts and credential", async () => {
    const failure = new Error("sign in again");
    const credential = credentialThatCounts(({ length }) => {
      if (length === 2) throw failure;
      return "token";
    });
    const { client } = setUp(scriptedFetch(challenge()), credential);
    await expect(client.terminateJob("nightly")).rejects.toMatchObject({
      name: "BatchCredentialError",
      attempts: 1,
      outcomeUnknown: false,
      cause: failure,
    });
  });

  test("the token that was refused twice is not sent again", async () => {
    const script = scriptedFetch(challenge(), challenge(), accepted);
    const { client } = setUp(script, credentialThatCounts());
    await expect(client.terminateJob("first")).rejects.toMatchObject({ status: 401 });
    await client.terminateJob("second");
    expect(tokensSent(script)).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-3"]);
  });
});

describe("a malformed challenge does no harm: the 401 is the error, and the next call asks for a new token", () => {
  test.each<[string, Step]>([
    ["no WWW-Authenticate", answer(401)],
    ["a plain one", answer(401, { "www-authenticate": 'Bearer realm="batch"' })],
    [
      "claims that are not base64",
      answer(401, { "www-authenticate": 'Bearer error="insufficient_claims", claims="{}"' }),
    ],
    ["claims that are not JSON", challenge("access_token")],
    ["claims that are no object", challenge("null")],
    ["another error", challenge(CLAIMS, 'error="invalid_token"')],
    [
      "16 kB of quotes",
      answer(401, {
        "www-authenticate": `Bearer error="insufficient_claims", claims=${'"'.repeat(16_384)}`,
      }),
    ],
  ])("%s", async (_, step) => {
    const script = scriptedFetch(step, accepted);
    const credential = credentialThatCounts();
    const { client } = setUp(script, credential);
    await expect(client.terminateJob("first")).rejects.toMatchObject({ status: 401, attempts: 1 });
    await expect(client.terminateJob("second")).resolves.toMatchObject({ attempts: 1 });
    expect(credential.asked.map(({ claims }) => claims)).toEqual([undefined, undefined]);
  });

  test("a challenge on another status than 401", async () => {
    const step = answer(403, {
      "www-authenticate": `Bearer error="insufficient_claims", claims="${btoa(CLAIMS)}"`,
    });
    const credential = credentialThatCounts();
    const { client } = setUp(scriptedFetch(step), credential);
    await expect(client.terminateJob("nightly")).rejects.toMatchObject({ status: 403, attempts: 1 });
    expect(credential.asked).toHaveLength(1);
  });

  test("a challenge to an account key", async () => {
    const { client } = setUp(scriptedFetch(challenge()), { name: "account", key: btoa("key") });
    await expect(client.terminateJob("nightly")).rejects.toMatchObject({ status: 401, attempts: 1 });
  });
});

describe("a token request for claims that hangs", () => {
  function hanging(script: Script) {
    const asked: GetTokenOptions[] = [];
    const getToken = (_: string, options: GetTokenOptions) => {
      asked.push(options);
      return options.claims === undefined
        ? Promise.resolve({ token: "token", expiresOnTimestamp: Number.POSITIVE_INFINITY })
        : new Promise<never>(() => {});
    };
    return { asked, ...setUp(script, { getToken }, { totalTimeoutMs: 20_000 }) };
  }

  test("ends at the total timeout, and the credential is told", async () => {
    const { client, runtime, asked } = hanging(scriptedFetch(challenge()));
    await expect(until(runtime, client.terminateJob("nightly"))).rejects.toMatchObject({
      name: "BatchTimeoutError",
      scope: "total",
      attempts: 1,
      outcomeUnknown: false,
    });
    expect(runtime.now() - START_MS).toBe(20_000);
    await settledWork();
    expect(asked[1]?.abortSignal?.aborted).toBe(true);
    expect(runtime.timers).toEqual([]);
  });

  test("ends at once with the caller's reason", async () => {
    const { client, runtime, asked } = hanging(scriptedFetch(challenge()));
    const controller = new AbortController();
    const call = client.terminateJob("nightly", { signal: controller.signal });
    const ended = expect(call).rejects.toBe("enough");
    await settledWork();
    expect(asked).toHaveLength(2);
    controller.abort("enough");
    await ended;
    await settledWork();
    expect(asked[1]?.abortSignal?.aborted).toBe(true);
    expect(runtime.now() - START_MS).toBe(0);
    expect(runtime.timers).toEqual([]);
  });
});

test("an answer to the challenged attempt that hangs ends at the attempt timeout, and is retried", async () => {
  const script = scriptedFetch(challenge(), silence, accepted);
  const { client, runtime } = setUp(script, credentialThatCounts(), { attemptTimeoutMs: 5_000 });
  await expect(until(runtime, client.terminateJob("nightly"))).resolves.toMatchObject({ attempts: 3 });
  expect(runtime.now() - START_MS).toBe(5_750);
});
