import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { call, readJob } from "./call.ts";
import { sequences } from "./played-answers.ts";
import { type Service, type ServiceOptions, startService } from "./service.ts";

let service: Service;
const start = async (options?: ServiceOptions) => {
  service = await startService(options);
  return service;
};
afterEach(() => service.stop());

interface Recorded {
  readonly exchanges: ReadonlyArray<{
    readonly response: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
  }>;
}

function recorded(file: string) {
  const path = join(import.meta.dirname, "../../test/recordings/own", file);
  const response = (JSON.parse(readFileSync(path, "utf8")) as Recorded).exchanges[0]?.response;
  if (!response) throw new Error(`${file} has no exchange.`);
  const { headers, body } = response;
  return { headers: Object.entries(headers), body: typeof body === "string" ? body : JSON.stringify(body) };
}

// What differs from account to account and from request to request.
const neutral = (text: string) =>
  text
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "<guid>")
    .replaceAll(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, "<date>")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
    .replaceAll(/https?:\/\/[\w.:]+\//g, "<url>/")
    .replaceAll(/0x[\dA-F]{15}/g, "<etag>");

const headerText = (headers: readonly (readonly [string, string])[]) =>
  headers
    .filter(([name]) => !/^(connection|content-length|transfer-encoding)$/i.test(name))
    .map(([name, value]) => neutral(`${name}: ${value}`));

test("a 202 has the headers of recorded traffic, in their case and order, and no body", async () => {
  const { jobs } = await start();
  jobs.add("nightly-42");
  const path = `/jobs/nightly-42/terminate?api-version=${service.account.apiVersion}`;
  const answer = await call(service, { path, headers: { "client-request-id": undefined } });
  expect(answer.status).toBe(202);
  expect(headerText(answer.headers)).toEqual(headerText(recorded("accepted.json").headers));
  expect(answer.headers).toContainEqual(["Transfer-Encoding", "chunked"]);
  expect(answer.body).toBe("");
});

test("a 429 has the headers and the layout of recorded traffic", async () => {
  await start({ activePrefix: "" });
  service.play("a", ...sequences.throttledTwice.played);
  const answer = await call(service, { headers: { "client-request-id": undefined } });
  const { headers, body } = recorded("throttled-twice.json");
  expect(headerText(answer.headers)).toEqual(headerText(headers));
  // The recording tells the same in other words.
  const words = (text: string) => neutral(text).replace(/"value":"[^"\\]+/, '"value":"<words>');
  expect(words(answer.body)).toBe(words(body));
});

test("details have the layout of recorded traffic", async () => {
  await start({ activePrefix: "" });
  const path = `/jobs/a/terminate?api-version=${service.account.apiVersion}&timeout=-5`;
  const answer = await call(service, { path });
  const words = (text: string) => neutral(text).replaceAll(/"value":"[^"\\]+/g, '"value":"<words>');
  expect(words(answer.body)).toBe(words(recorded("invalid-query.json").body));
});

test("a read has the headers and the fields of recorded traffic, in their order", async () => {
  const { jobs } = await start();
  jobs.add("nightly-42");
  await call(service, {
    path: `/jobs/nightly-42/terminate?api-version=${service.account.apiVersion}`,
    body: '{"terminateReason":"superseded"}',
  });
  const answer = await readJob(service, "nightly-42", {
    more: "&$select=id,eTag,state,previousState,executionInfo",
    headers: { "client-request-id": undefined },
  });
  const { headers, body } = recorded("job-read.json");
  // The recorder put a blank into the type; on the wire there is none.
  const onTheWire = headers.map(
    ([name, value]) => [name, value.replace("json; odata", "json;odata")] as const,
  );
  expect(headerText(answer.headers)).toEqual(headerText(onTheWire));
  expect(answer.headers).toContainEqual(["Transfer-Encoding", "chunked"]);
  const plain = (text: string) =>
    JSON.stringify(JSON.parse(neutral(text)), (_name, value) =>
      typeof value === "string" ? value.replace(/&\$select=.*/, "") : value,
    );
  expect(plain(answer.body)).toBe(plain(body));
});
