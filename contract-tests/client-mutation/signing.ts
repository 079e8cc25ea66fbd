import { createHmac } from "node:crypto";
import type { NamedKeyCredential } from "../../src/index.ts";
import { stringToSign } from "../../src/shared-key.ts";
import { type Change, withHeader } from "../changing-fetch.ts";
import { headerValue, type RecordedRequest } from "../exchange.ts";

/** The text that is signed of a request, for an account. */
export function textToSign({ method, url, headers, body }: RecordedRequest, account: string): string {
  const contentLength = body === "" ? undefined : Buffer.byteLength(body);
  return stringToSign(
    { method, url, headers: new Headers(headers.map(([...pair]) => pair)), contentLength },
    account,
  );
}

/** The signature of a text. */
export const signatureOf = (text: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(text).digest("base64");

/** A request signed anew, by whatever makes the header; one that carries a token stays as it is. */
export const signedBy =
  (authorization: (request: RecordedRequest) => string): Change =>
  (request) =>
    isSigned(request) ? withHeader("authorization", authorization(request))(request) : request;

/** A request whose signature fits, whatever was changed about it. */
export const signedAnew = ({ name, key }: NamedKeyCredential): Change =>
  signedBy(
    (request) => `SharedKey ${name}:${signatureOf(textToSign(request, name), Buffer.from(key, "base64"))}`,
  );

const isSigned = ({ headers }: RecordedRequest) =>
  headerValue(headers, "authorization")?.startsWith("SharedKey ") ?? false;
