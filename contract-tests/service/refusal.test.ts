import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultAccount as account } from "./account.ts";
import { refusedReads, takenReads } from "./read-rows.ts";
import { refusalOf } from "./refusal.ts";
import { refusedRequests, takenRequests } from "./refusal-rows.ts";
import { NOW, query, request } from "./request-by-hand.ts";

test.for([...takenRequests, ...takenReads])("the service takes %s", ([, given]) => {
  expect(refusalOf(given, account, NOW)).toBeUndefined();
});

test.for([...refusedRequests, ...refusedReads])(
  "the service refuses %s with %i %s",
  ([, status, code, given]) => {
    expect(refusalOf(given, account, NOW)).toMatchObject({ status, code });
  },
);

test("a refusal names what it is about", () => {
  expect(refusalOf(query("timeout=-1"), account, NOW)?.values).toEqual([
    { key: "QueryParameterName", value: "timeout" },
    { key: "QueryParameterValue", value: "-1" },
    { key: "Reason", value: expect.any(String) },
  ]);
  expect(refusalOf(request({ "ocp-date": "soon" }), account, NOW)?.values).toEqual([
    { key: "HeaderName", value: "ocp-date" },
    { key: "HeaderValue", value: "soon" },
  ]);
});

test("no refusal repeats a key, a token or a signature", () => {
  for (const [, , , given] of [...refusedRequests, ...refusedReads]) {
    const sent = given.headers.filter(([name]) => /^authorization$/i.test(name)).map(([, value]) => value);
    const text = JSON.stringify(refusalOf(given, account, NOW));
    for (const secret of [account.key, account.token, ...sent.filter(Boolean)])
      expect(text).not.toContain(secret);
  }
});

test("the service knows nothing of the contract: it imports the scripted server and the verifier only", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith(".test.ts"));
  const texts = files.map((file) => readFileSync(join(import.meta.dirname, file), "utf8"));
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/ from "([^"]+)"/g)].map(([, from = ""]) => from),
  );
  const apart = imported.filter(
    (from) => !/^(\.\/[\w-]+\.ts|node:\w+|\.\.\/\.\.\/test\/upstream\/.+)$/.test(from),
  );
  expect(new Set(apart)).toEqual(new Set(["../../src/testing/shared-key-verifier.ts"]));
});
