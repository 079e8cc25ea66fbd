import { createHmac } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { authorize, createAuthorizer } from "./authorize.ts";
import type { BatchCredential } from "./credential.ts";
import { BatchCredentialError } from "./errors.ts";
import type { PipelineRequest } from "./pipeline.ts";
import { stringToSign } from "./shared-key.ts";
import { tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { CLIENT_REQUEST_ID, newCall, newRequest } from "./testing/pipeline-request.ts";
import { plainAnswer } from "./testing/plain-answer.ts";
import { rejection } from "./testing/rejection.ts";

const KEY = btoa("first key, s3cret");
const ROTATED_KEY = btoa("second key, s3cret");

/** The stage above a stage that records what reaches it. */
function newStage(credential: BatchCredential, status = 202) {
  const runtime = new FakeRuntime();
  const sent: PipelineRequest[] = [];
  const authorizer = createAuthorizer(credential, "scope", runtime);
  const send = authorize(
    authorizer,
    runtime,
  )(async (request) => {
    sent.push({ ...request, headers: new Map(request.headers) });
    return plainAnswer(status);
  });
  const header = (index: number, name: string) => sent[index]?.headers.get(name);
  return { runtime, sent, send, header };
}

const expectedSignature = ({ method, url, headers, body }: PipelineRequest, key: string) =>
  createHmac("sha256", Buffer.from(key, "base64"))
    .update(stringToSign({ method, url, headers, contentLength: Buffer.byteLength(body ?? "") }, "mybatch"))
    .digest("base64");

describe("a token credential", () => {
  test("sends its token and the date", async () => {
    const getToken = vi.fn(tokenCredential("token-1").getToken);
    const { send, header } = newStage({ getToken });
    await send(newRequest());
    expect(getToken).toHaveBeenCalledExactlyOnceWith("scope", expect.objectContaining({ enableCae: true }));
    expect(header(0, "authorization")).toBe("Bearer token-1");
    expect(header(0, "ocp-date")).toBe("Fri, 17 Feb 2017 00:00:00 GMT");
  });

  test("has its token dropped by a 401, and by no other answer", async () => {
    let count = 0;
    const credential = { getToken: () => tokenCredential(`token-${++count}`).getToken() };
    const refused = newStage(credential, 401);
    await refused.send(newRequest());
    await refused.send(newRequest());
    expect(refused.header(1, "authorization")).toBe("Bearer token-2");
    const forbidden = newStage(credential, 403);
    await forbidden.send(newRequest());
    await forbidden.send(newRequest());
    expect(forbidden.header(1, "authorization")).toBe("Bearer token-3");
  });
});

describe("a shared key", () => {
  test("signs what is sent, to the byte", async () => {
    const { send, sent, header } = newStage({ name: "mybatch", key: KEY });
    await send(newRequest({ body: '{"terminateReason":"über Nacht 🚀"}' }));
    const [request] = sent;
    if (!request) throw new Error("nothing was sent");
    expect(header(0, "authorization")).toBe(`SharedKey mybatch:${expectedSignature(request, KEY)}`);
  });

  test("dates and signs each attempt afresh", async () => {
    const { runtime, send, header } = newStage({ name: "mybatch", key: KEY });
    const request = newRequest();
    await send(request);
    runtime.advance(16 * 60_000);
    await send(request);
    expect(header(0, "ocp-date")).toBe("Fri, 17 Feb 2017 00:00:00 GMT");
    expect(header(1, "ocp-date")).toBe("Fri, 17 Feb 2017 00:16:00 GMT");
    expect(header(1, "authorization")).not.toBe(header(0, "authorization"));
    expect([...request.headers].map(([name]) => name)).toEqual(["content-type", "ocp-date", "authorization"]);
  });

  test("that was rotated signs the next attempt", async () => {
    const credential = { name: "mybatch", key: KEY };
    const { send, sent } = newStage(credential);
    await send(newRequest());
    credential.key = ROTATED_KEY;
    await send(newRequest());
    for (const [index, key] of [KEY, ROTATED_KEY].entries()) {
      const request = sent[index];
      if (!request) throw new Error("nothing was sent");
      expect(request.headers.get("authorization")).toContain(expectedSignature(request, key));
    }
  });

  test("is imported once for as long as it stays the same", async () => {
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    const { send } = newStage({ name: "mybatch", key: KEY });
    await send(newRequest());
    await send(newRequest());
    expect(importKey).toHaveBeenCalledOnce();
    importKey.mockRestore();
  });

  test("is not bothered by a 401", async () => {
    const { send } = newStage({ name: "mybatch", key: KEY }, 401);
    expect((await send(newRequest())).status).toBe(401);
  });

  test.each([
    ["key that is not base64", { key: "s3cret!" }],
    ["name that cannot stand in a header", { name: "my\nbatch" }],
    ["name that is not ASCII", { name: "mybätch" }],
  ])("that was rotated to a %s is an error without signature, before sending", async (_, rotated) => {
    const credential = { name: "mybatch", key: KEY };
    const { send, sent } = newStage(credential);
    Object.assign(credential, rotated);
    const error = await rejection(send(newRequest()));
    expect(error).toBeInstanceOf(BatchCredentialError);
    expect(String(error)).not.toMatch(/s3cret|SharedKey/);
    expect(sent).toEqual([]);
  });
});

describe("what was sent in secret", () => {
  test("is remembered by the call, to be kept out of its errors", async () => {
    const bearer = newRequest();
    await newStage(tokenCredential("token-1")).send(bearer);
    expect([...bearer.call.secrets]).toEqual(["token-1"]);
    const shared = newRequest();
    const { send, sent } = newStage({ name: "mybatch", key: KEY });
    await send(shared);
    expect([...shared.call.secrets]).toEqual([sent[0]?.headers.get("authorization")?.split(":")[1]]);
  });
});

describe("a credential that fails", () => {
  class CredentialUnavailableError extends Error {
    override name = "CredentialUnavailableError";
  }
  test.each([
    [
      "throws",
      () => {
        throw new CredentialUnavailableError("client secret s3cret is wrong");
      },
      "the credential threw CredentialUnavailableError; see cause",
    ],
    ["rejects", () => Promise.reject(new TypeError("s3cret")), "the credential threw TypeError; see cause"],
    [
      "throws something that is not an Error",
      () => Promise.reject("s3cret"),
      "the credential threw something that is not an Error; see cause",
    ],
    [
      "throws an Error with an odd name",
      () => Promise.reject(Object.assign(new Error("m"), { name: "s3cret\u001b[31m\nError" })),
      "the credential threw an Error; see cause",
    ],
    [
      "throws an Error whose name cannot be read",
      () =>
        Promise.reject(
          Object.defineProperty(new Error("m"), "name", {
            get() {
              throw new Error("s3cret");
            },
          }),
        ),
      "the credential threw an Error; see cause",
    ],
    [
      "returns null",
      async () => null,
      "the credential returned no token: getToken must resolve with { token, expiresOnTimestamp }",
    ],
    [
      "returns a token with a line end",
      tokenCredential("s3cret\n").getToken,
      'the credential returned a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"',
    ],
  ])("because it %s becomes a BatchCredentialError that does not repeat it", async (_, getToken, message) => {
    const { send, sent } = newStage({ getToken });
    const error = await rejection(send(newRequest()));
    expect(error).toBeInstanceOf(BatchCredentialError);
    expect(error).toMatchObject({
      message: `POST /jobs/nightly-42/terminate: ${message} (client-request-id ${CLIENT_REQUEST_ID}, nothing was sent)`,
      attempts: 0,
      clientRequestId: CLIENT_REQUEST_ID,
      outcomeUnknown: false,
    });
    expect(sent).toEqual([]);
  });

  test("keeps the failure as cause", async () => {
    const cause = new Error("s3cret");
    const { send } = newStage({ getToken: () => Promise.reject(cause) });
    expect(await rejection(send(newRequest()))).toMatchObject({ cause });
  });

  test("after an attempt that may have arrived leaves the outcome unknown", async () => {
    const { send } = newStage({ getToken: async () => null });
    const call = newCall({ attempts: 1, ambiguous: true });
    expect(await rejection(send(newRequest({ call })))).toMatchObject({
      message: `POST /jobs/nightly-42/terminate: the credential returned no token: getToken must resolve with { token, expiresOnTimestamp } (client-request-id ${CLIENT_REQUEST_ID}, attempt 1 of 4; the service may have acted)`,
      attempts: 1,
      outcomeUnknown: true,
    });
  });

  test("because the caller aborted rejects with the caller's reason", async () => {
    const { send } = newStage({ getToken: () => new Promise(() => {}) });
    const controller = new AbortController();
    const failed = rejection(send(newRequest({ signal: controller.signal })));
    controller.abort("a reason that is no Error");
    expect(await failed).toBe("a reason that is no Error");
  });
});

test("a failure further down is handed on as it is", async () => {
  const failure = new Error("further down");
  const runtime = new FakeRuntime();
  const send = authorize(
    createAuthorizer(tokenCredential("token-1"), "scope", runtime),
    runtime,
  )(() => Promise.reject(failure));
  expect(await rejection(send(newRequest()))).toBe(failure);
});
