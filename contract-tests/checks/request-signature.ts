import { expectedAuthorization } from "../../src/testing/shared-key-verifier.ts";
import { headerValue } from "../exchange.ts";
import { type Check, judged } from "./check.ts";

/** A Shared Key signature fits the request that carries it. */
export const requestSignature: Check = ({ request }, { securitySchemes, pointerOf }, { account }) => {
  const sent = headerValue(request.headers, "authorization");
  const scheme = Object.values(securitySchemes).find(({ type }) => type === "apiKey");
  if (!account || !scheme || !sent?.startsWith("SharedKey ")) return [];
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(request.body);
  const expected = expectedAuthorization(
    {
      method: request.method,
      target: `${pathname}${search}`,
      // Whoever sends the body writes its length; without one there is none.
      headers: [...request.headers, ["Content-Length", body.byteLength === 0 ? "" : String(body.byteLength)]],
      body,
    },
    account.name,
    account.key,
  );
  return judged(
    pointerOf(scheme),
    sent === expected
      ? []
      : [
          {
            received: "a signature of something else",
            documented: "the HMAC of this very request, made with the account's key",
            mend: "sign each attempt after its last header is set, and change nothing afterwards.",
          },
        ],
  );
};
