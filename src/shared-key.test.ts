import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  authorizationHeader,
  canonicalResource,
  importKey,
  ocpHeaders,
  type SignedRequest,
  signature,
  stringToSign,
} from "./shared-key.ts";

interface Vector {
  readonly name: string;
  readonly request: SignedRequest;
  readonly stringToSign: string;
  readonly signature: string;
}

/** The bytes 0 to 63. */
const KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";
const ACCOUNT = "mybatch";
const OCP_DATE = "Fri, 17 Feb 2017 00:00:00 GMT";
const MEDIA_TYPE = "application/json; odata=minimalmetadata";

// The strings were written by hand from the documented layout; the signatures come from Python's hmac module.
const vectors: Vector[] = [
  {
    name: "a terminate request with a reason",
    request: {
      method: "post",
      url: "https://mybatch.westeurope.batch.azure.com/jobs/nightly-42/terminate?api-version=2023-11-01.18.0",
      headers: new Headers({ "Content-Type": MEDIA_TYPE, "ocp-date": OCP_DATE, "client-request-id": "x" }),
      contentLength: 32,
    },
    stringToSign: `POST\n\n\n32\n\n${MEDIA_TYPE}\n\n\n\n\n\n\nocp-date:${OCP_DATE}\n/mybatch/jobs/nightly-42/terminate\napi-version:2023-11-01.18.0`,
    signature: "zv1DaBLDBhmz/5EfSYl5XWcotgaCTRVmM8TdPMzzN2k=",
  },
  {
    name: "conditions, a server timeout, an encoded job id, a base path and a body that is not ASCII",
    request: {
      method: "POST",
      url: "https://proxy.example/base/jobs/nightly%3Ajob-1/terminate?timeout=30&api-version=2023-11-01.18.0",
      headers: new Headers({
        "Content-Type": MEDIA_TYPE,
        "ocp-date": OCP_DATE,
        "If-Match": "0x8DB9ABD9BC6099C",
        "If-Unmodified-Since": "Thu, 16 Feb 2017 23:00:00 GMT",
      }),
      contentLength: 33,
    },
    stringToSign: `POST\n\n\n33\n\n${MEDIA_TYPE}\n\n\n0x8DB9ABD9BC6099C\n\nThu, 16 Feb 2017 23:00:00 GMT\n\nocp-date:${OCP_DATE}\n/mybatch/base/jobs/nightly%3Ajob-1/terminate\napi-version:2023-11-01.18.0\ntimeout:30`,
    signature: "iN49RqiiWmt/amIym+rdtcvP9cvVfEuLBuwxKdQoOH8=",
  },
  {
    name: "every signed header, several ocp headers and a query that needs decoding, sorting and lower-casing",
    request: {
      method: "PUT",
      url: "https://mybatch.westeurope.batch.azure.com/Jobs/a%20b?c=%C3%A9&B=&A=1%2B+2%263",
      headers: new Headers({
        Range: "bytes=0-9",
        "ocp-x": "1",
        "Ocp-Range": "bytes=0-9",
        "If-Unmodified-Since": "Thu, 16 Feb 2017 12:00:00 GMT",
        "If-None-Match": '"b"',
        "If-Match": '"a"',
        "If-Modified-Since": "Thu, 16 Feb 2017 00:00:00 GMT",
        Date: OCP_DATE,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-MD5": "Q2hlY2sgSW50ZWdyaXR5IQ==",
        "Content-Language": "en",
        "Content-Encoding": "gzip",
      }),
      contentLength: 0,
    },
    stringToSign: `PUT\ngzip\nen\n0\nQ2hlY2sgSW50ZWdyaXR5IQ==\ntext/plain; charset=utf-8\n${OCP_DATE}\nThu, 16 Feb 2017 00:00:00 GMT\n"a"\n"b"\nThu, 16 Feb 2017 12:00:00 GMT\nbytes=0-9\nocp-range:bytes=0-9\nocp-x:1\n/mybatch/Jobs/a%20b\na:1+ 2&3\nb:\nc:é`,
    signature: "DlQEykyJ3TJcNFAYITYMpkOGr/IiApctkmnlI6xUfg4=",
  },
];

describe.each(vectors)("$name", (vector) => {
  test("the string to sign is right to the byte", () => {
    expect(stringToSign(vector.request, ACCOUNT)).toBe(vector.stringToSign);
  });

  test("the signature is right, and node:crypto agrees", async () => {
    const signed = await signature(await importKey(KEY), vector.stringToSign);
    expect(signed).toBe(vector.signature);
    expect(signed).toBe(
      createHmac("sha256", Buffer.from(KEY, "base64")).update(vector.stringToSign, "utf8").digest("base64"),
    );
  });
});

test("with ocp-date the Date line is empty", () => {
  const headers = new Headers({ Date: "Thu, 16 Feb 2017 00:00:00 GMT", "ocp-date": OCP_DATE });
  const text = stringToSign(
    { method: "POST", url: "https://a.example/", headers, contentLength: 2 },
    ACCOUNT,
  );
  expect(text).toBe(`POST\n\n\n2\n\n\n\n\n\n\n\n\nocp-date:${OCP_DATE}\n/mybatch/`);
});

test("ocp headers are lower-cased and sorted, and no other header is among them", () => {
  const headers = new Headers({ "Ocp-Z": "3", "x-ocp-a": "no", "OCP-DATE": "2", ocp: "no", "ocp-a": " 1 " });
  expect(ocpHeaders(headers)).toEqual(["ocp-a:1", "ocp-date:2", "ocp-z:3"]);
});

test.each([
  ["https://a.example", "/mybatch/"],
  ["https://a.example/jobs/x/terminate", "/mybatch/jobs/x/terminate"],
  ["https://a.example/jobs/%E5%A4%9C%2F%25/terminate", "/mybatch/jobs/%E5%A4%9C%2F%25/terminate"],
  ["https://a.example/?b=2&a=1", "/mybatch/\na:1\nb:2"],
  ["https://a.example/?timeOut=30&api-version=x", "/mybatch/\napi-version:x\ntimeout:30"],
  ["https://a.example/?a=2&a=1", "/mybatch/\na:2\na:1"],
  ["https://a.example/?a", "/mybatch/\na:"],
])("the resource of %s is %j", (url, resource) => {
  expect(canonicalResource(ACCOUNT, url)).toBe(resource);
});

test("an imported key signs with HMAC-SHA256 and cannot be read out", async () => {
  const key = await importKey(KEY);
  expect(key.algorithm).toMatchObject({ name: "HMAC", hash: { name: "SHA-256" }, length: 512 });
  expect(key.usages).toEqual(["sign"]);
  expect(key.extractable).toBe(false);
});

// Python: base64(hmac.new(bytes(range(64)), "grün\n".encode(), sha256).digest())
test("a text is signed as UTF-8", async () => {
  expect(await signature(await importKey(KEY), "grün\n")).toBe(
    "qEjTYflb3Nd7IaKCGaiRVgC9fOFRN2AZVkX/FJx3du8=",
  );
});

test("the header names the scheme, the account and the signature", () => {
  expect(authorizationHeader(ACCOUNT, "c2lnbmF0dXJl")).toBe("SharedKey mybatch:c2lnbmF0dXJl");
});

const upstream = process.env["BATCH_UPSTREAM_DIR"];

describe.skipIf(!upstream)("the published vectors below BATCH_UPSTREAM_DIR", () => {
  interface Published {
    readonly account: string;
    readonly "ocp-date": string;
    readonly vectors: { readonly stringToSign: string; readonly signature: string; readonly body?: string }[];
  }
  const read = (): Published =>
    JSON.parse(readFileSync(join(upstream ?? "", "sharedkey-test-vectors.json"), "utf8"));

  test("give their signatures", async () => {
    const key = await importKey("somekey");
    for (const vector of read().vectors) {
      expect(await signature(key, vector.stringToSign)).toBe(vector.signature);
    }
  });

  test("have the layout of our strings; only their verb is in lower case", () => {
    const { account, vectors, ...rest } = read();
    for (const { stringToSign: published, body = "" } of vectors) {
      const [verb = "", ...lines] = published.split("\n");
      const [path = "", ...query] = lines.slice(lines.findIndex((line) => line.startsWith(`/${account}/`)));
      const search = query.map((pair) => pair.replace(":", "=")).join("&");
      const request: SignedRequest = {
        method: verb,
        url: `https://a.example${path.slice(account.length + 1)}${search && `?${search}`}`,
        headers: new Headers({ "ocp-date": rest["ocp-date"] }),
        contentLength: body.length,
      };
      expect(stringToSign(request, account)).toBe([verb.toUpperCase(), ...lines].join("\n"));
    }
  });
});
