import { expect, test } from "vitest";
import { redact } from "./redact.ts";

const TOKEN = "eyJ0.canary-token_1";
const SIGNATURE = "ab/cd+ef==";

test.each([
  ["a text without secrets stays", "nothing here", "nothing here"],
  ["a secret is blanked", `Bearer ${TOKEN}!`, "Bearer [redacted]!"],
  ["every time it comes", `${TOKEN},${TOKEN}`, "[redacted],[redacted]"],
  ["all secrets are", `${TOKEN} ${SIGNATURE}`, "[redacted] [redacted]"],
  ["also as a URL spells it", "sig=ab%2Fcd%2Bef%3D%3D&x=1", "sig=[redacted]&x=1"],
  ["also in the lower case that .NET uses for a URL", "sig=ab%2fcd%2bef%3d%3d&x=1", "sig=[redacted]&x=1"],
  ["also where JSON escapes the slash", '{"sig":"ab\\/cd+ef=="}', '{"sig":"[redacted]"}'],
  [
    "also where JSON stands in JSON",
    String.raw`{"body":"{\"sig\":\"ab\\/cd\\u002Bef==\"}"}`,
    String.raw`{"body":"{\"sig\":\"[redacted]\"}"}`,
  ],
  ["also as .NET escapes it in JSON", '{"sig":"ab/cd\\u002Bef=="}', '{"sig":"[redacted]"}'],
  ["also in several spellings at once", "ab%2Fcd+ef=%3d", "[redacted]"],
  ["also as HTML spells it", "ab/cd&#x2B;ef&#61;&#x003d;", "[redacted]"],
  ["a part of a secret at the end is one, since the text may break off", "is eyJ0.canary-", "is [redacted]"],
  ["a beginning shorter than eight characters is not", "is eyJ0.ca", "is eyJ0.ca"],
  ["nor is a part in the middle", "eyJ0.canary-token!", "eyJ0.canary-token!"],
])("%s", (_, text, safe) => {
  expect(redact(text, new Set([TOKEN, SIGNATURE]))).toBe(safe);
});

test("without secrets nothing changes", () => {
  expect(redact("text", [])).toBe("text");
});

test("a secret with characters that mean something in a pattern is taken literally", () => {
  expect(redact("a$&b a.b", ["a$&b", "a.b"])).toBe("[redacted] [redacted]");
});
