import { describe, expect, test } from "vitest";
import { expectedAuthorization } from "../../src/testing/shared-key-verifier.ts";
import { answerFor } from "../../test/upstream/answer.ts";
import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { refusal } from "./admission.ts";
import { identity } from "./identity.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");

function request(
  authorization: (unsigned: RawRequest) => string,
  { body = "{}", date = new Date(NOW) } = {},
): RawRequest {
  const bytes = Buffer.from(body);
  const unsigned: RawRequest = {
    ...{ method: "POST", target: "/bun/jobs/a/terminate?api-version=1", body: bytes },
    headers: [
      ["ocp-date", date.toUTCString()],
      ["content-length", String(bytes.length)],
    ],
  };
  return { ...unsigned, headers: [...unsigned.headers, ["authorization", authorization(unsigned)]] };
}

const signed = (unsigned: RawRequest) => expectedAuthorization(unsigned, identity.account, identity.key);
const bearer = () => `Bearer ${identity.token}`;

function told(given: RawRequest, job: string): string {
  const refused = refusal(given, job, identity, NOW);
  if (!refused) return "admitted";
  const received = { request: undefined, origin: "http://127.0.0.1:1", nowMs: NOW };
  return answerFor(refused, received).body.toString();
}

describe("admitted is", () => {
  test.each([
    ["a signature that is right", request(signed), "any"],
    ["the token, where that is asked for", request(bearer), "with-token"],
    [
      "the reason, in UTF-8",
      request(signed, { body: JSON.stringify({ terminateReason: identity.reason }) }),
      "with-reason",
    ],
  ])("%s", (_, given, job) => {
    expect(told(given, job)).toBe("admitted");
  });
});

describe("refused is", () => {
  test.each([
    [
      "a signature over something else",
      request((unsigned) => signed({ ...unsigned, target: "/" })),
      "any",
      "signature",
    ],
    ["a token, where a signature is asked for", request(bearer), "any", "signature"],
    ["a signature, where the token is asked for", request(signed), "with-token", "another token"],
    ["a date of an hour ago", request(signed, { date: new Date(NOW - 3_600_000) }), "any", "far off"],
    [
      "another reason",
      request(signed, { body: '{"terminateReason":"?"}' }),
      "with-reason",
      "InvalidRequestBody",
    ],
    ["a body that is no JSON", request(signed, { body: "?" }), "with-reason", "InvalidRequestBody"],
  ])("%s", (_, given, job, why) => {
    expect(told(given, job)).toContain(why);
  });
});
