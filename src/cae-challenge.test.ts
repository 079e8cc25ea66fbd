import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { challengedClaims } from "./cae-challenge.ts";

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1726077595"}}}';
const challenge = (claims: string, error = "insufficient_claims") =>
  `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="${error}", claims="${claims}"`;

describe("a challenge for further claims is understood", () => {
  test.each([
    ["in the form that Entra documents", challenge(btoa(CLAIMS))],
    ["with base64 that lost its padding", challenge(btoa(CLAIMS).replace(/=+$/, ""))],
    ["whatever the case of its scheme", challenge(btoa(CLAIMS)).replace("Bearer", "BEARER")],
    ["whatever the case of its names", challenge(btoa(CLAIMS)).replace("claims=", "Claims=")],
    ["with the claims before the error", `Bearer claims="${btoa(CLAIMS)}", error="insufficient_claims"`],
    ["without commas", `Bearer claims="${btoa(CLAIMS)}" error="insufficient_claims"`],
    ["after another scheme", `Basic realm="a, b", ${challenge(btoa(CLAIMS))}`],
    ["before another scheme", `${challenge(btoa(CLAIMS))}, SharedKey realm="x"`],
    ["after another Bearer challenge", `Bearer realm="first", ${challenge(btoa(CLAIMS))}`],
    [
      "beside a text with quotes and words",
      challenge(btoa(CLAIMS)).replace('realm=""', 'error_description="say \\"sign in again\\" please"'),
    ],
  ])("%s", (_, header) => {
    expect(challengedClaims(header)).toBe(CLAIMS);
  });

  test("with base64url, as some gateways write it", () => {
    const claims = '{"a":"???>>>~~~"}';
    const base64 = btoa(claims);
    expect(base64).toMatch(/[+/]/);
    expect(challengedClaims(challenge(base64.replaceAll("+", "-").replaceAll("/", "_")))).toBe(claims);
  });

  test("with text beyond ASCII", () => {
    const claims = '{"name":"Zoë"}';
    expect(challengedClaims(challenge(Buffer.from(claims).toString("base64")))).toBe(claims);
  });
});

describe("anything else asks for nothing", () => {
  test.each([
    ["no header", null],
    ["an empty header", ""],
    ["a scheme alone", "Bearer"],
    ["another error", challenge(btoa(CLAIMS), "invalid_token")],
    ["no error", `Bearer claims="${btoa(CLAIMS)}"`],
    ["no claims", 'Bearer error="insufficient_claims"'],
    ["empty claims", challenge("")],
    ["claims of another scheme", `Basic error="insufficient_claims", claims="${btoa(CLAIMS)}"`],
    [
      "claims and error of different schemes",
      `Bearer error="insufficient_claims", Basic claims="${btoa(CLAIMS)}"`,
    ],
    ["claims without a scheme", `error="insufficient_claims", claims="${btoa(CLAIMS)}"`],
    ["claims that are not base64", challenge("{not base64}")],
    ["claims that are not UTF-8", challenge(btoa("\xff\xfe"))],
    ["JSON whose texts are not UTF-8", challenge(btoa('{"a":"\xff"}'))],
    ["claims that are not JSON", challenge(btoa("access_token"))],
    ["claims that are a number", challenge(btoa("42"))],
    ["claims that are null", challenge(btoa("null"))],
    ["claims that are a list", challenge(btoa("[]"))],
    ["claims without their closing quote", challenge(btoa(CLAIMS)).slice(0, -1)],
    ["a name that only ends in claims", challenge(btoa(CLAIMS)).replace("claims=", "x-claims=")],
  ])("%s", (_, header) => {
    expect(challengedClaims(header)).toBeUndefined();
  });
});

test("whatever a server writes, the answer is nothing or the text of a JSON object", () => {
  const piece = fc.oneof(
    fc.constantFrom("Bearer", " ", ", ", '"', "=", "\\", 'error="insufficient_claims"', 'claims="'),
    fc.string(),
    fc.json().map((text) => `claims="${Buffer.from(text).toString("base64")}"`),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      (header) => {
        const claims = challengedClaims(header);
        if (claims !== undefined) expect(JSON.parse(claims)).toBeTypeOf("object");
      },
    ),
    { numRuns: 500 },
  );
});

test("a long header is read in one go", () => {
  const header = `Bearer ${'a="'.repeat(20_000)}${"b".repeat(60_000)}${"\\".repeat(20_001)}`;
  const before = performance.now();
  expect(challengedClaims(header)).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(1_000);
});
