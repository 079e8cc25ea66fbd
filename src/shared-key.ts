/**
 * The Shared Key signature, one stage after the other: string to sign, signature, header.
 *
 * Source: Microsoft Learn, Batch Service REST API, "Authenticate requests to the Azure Batch service".
 * @module
 */

import type { RequestHeaders } from "./pipeline.ts";

/** What a signature covers. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RequestHeaders;
  /** The length of the body in bytes, as `fetch` sends it in Content-Length; undefined where there is no body. */
  readonly contentLength: number | undefined;
}

const SIGNED_HEADERS = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-md5",
  "content-type",
  "date",
  "if-modified-since",
  "if-match",
  "if-none-match",
  "if-unmodified-since",
  "range",
] as const;

/** The text that is signed: verb, standard headers, `ocp-*` headers, resource. */
export function stringToSign(request: SignedRequest, account: string): string {
  return [
    request.method.toUpperCase(),
    ...SIGNED_HEADERS.map((name) => standardHeader(request, name)),
    ...ocpHeaders(request.headers),
    canonicalResource(account, request.url),
  ].join("\n");
}

function standardHeader(
  { headers, contentLength }: SignedRequest,
  name: (typeof SIGNED_HEADERS)[number],
): string {
  if (name === "content-length") return contentLength === undefined ? "" : String(contentLength);
  // The service reads the time from ocp-date, and then takes the Date line as empty.
  if (name === "date" && headers.has("ocp-date")) return "";
  return headers.get(name) ?? "";
}

/** The `ocp-*` headers as `name:value`, lower-cased and sorted. */
export const ocpHeaders = (headers: RequestHeaders): string[] =>
  [...headers]
    .filter(([name]) => name.startsWith("ocp-"))
    .sort(byName)
    .map(([name, value]) => `${name}:${value}`);

/** The account, the path as it is encoded in the URL, and the query with lower-cased names and decoded values. */
export function canonicalResource(account: string, url: string): string {
  const { pathname, searchParams } = new URL(url);
  const query = [...searchParams]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(byName)
    .map(([name, value]) => `\n${name}:${value}`);
  return `/${account}${pathname}${query.join("")}`;
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]) =>
  a < b ? -1 : a > b ? 1 : 0;

/** A base64 account key, ready to sign with. */
export const importKey = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", fromBase64(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

/** The base64 HMAC-SHA256 of a text. */
export async function signature(key: CryptoKey, text: string): Promise<string> {
  const digest = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Signs a text with the key that it was made for. */
export type Signer = (text: string) => string | Promise<string>;

/** Makes a signer for a base64 account key. */
export type MakeSigner = (key: string) => Promise<Signer>;

/** Signs with the Web Crypto of the platform. */
export const makeWebSigner: MakeSigner = async (key) => {
  const cryptoKey = await importKey(key);
  return (text) => signature(cryptoKey, text);
};

/** The value of the Authorization header. */
export const authorizationHeader = (account: string, sign: string): string => `SharedKey ${account}:${sign}`;

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
