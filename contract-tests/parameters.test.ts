import { afterAll, expect, inject, test } from "vitest";
import { expectConforming } from "./conformance.ts";
import { exampleJobId, operation, type Parameter, parameter } from "./contract.ts";
import { headerValues, type RecordedRequest } from "./exchange.ts";
import { expectAccepted } from "./expect-accepted.ts";
import { mockClient } from "./mock-client.ts";
import { NOW, type ParameterCase, parameterCases } from "./scenarios/parameter-cases.ts";
import { clockAt } from "./test-clock.ts";
import { passOnTo, startWire } from "./wire.ts";

const wire = await startWire(passOnTo(inject("prismUrl")));
afterAll(wire.stop);

test.for(operation.parameters)("the $in parameter $name has a case of its own", ({ name }) => {
  const cases = parameterCases[name] ?? expect.fail(`add a case for ${name} to scenarios/parameter-cases.ts`);
  expect(cases.length).toBeGreaterThan(0);
});

const cases = Object.entries(parameterCases).flatMap(([name, each]) =>
  each.map(({ options, sent }) => ({ name, options, sent })),
);

test.for(cases)("the parameter $name goes out as $sent and is accepted", async ({ name, options, sent }) => {
  const request = await requestFor({ options, sent });
  expect(valuesOf(parameter(name), request)).toEqual([sent]);
});

test("what a caller leaves out is not sent, apart from the four that the client always sends", async () => {
  const request = await requestFor({ options: {}, sent: "" });
  const sent = operation.parameters.filter((each) => valuesOf(each, request).length > 0);
  expect(sent.map(({ name }) => name)).toEqual([
    ...["jobId", "api-version", "client-request-id", "return-client-request-id", "ocp-date"],
  ]);
});

test("a call that brings no id sends a fresh UUID", async () => {
  const ids = [await requestFor({ options: {}, sent: "" }), await requestFor({ options: {}, sent: "" })].map(
    ({ headers }) => headerValues(headers, "client-request-id")[0],
  );
  expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(ids[1]).not.toBe(ids[0]);
});

test.for([
  [{ ifMatch: "0x1", ifUnmodifiedSince: new Date(NOW) }, "If-Match", "If-Unmodified-Since"],
  [{ ifNoneMatch: "0x1", ifModifiedSince: new Date(NOW) }, "If-None-Match", "If-Modified-Since"],
] as const)("the conditions of %j go out together", async ([options, ...names]) => {
  const request = await requestFor({ options, sent: "" });
  for (const name of names) expect(valuesOf(parameter(name), request)).toHaveLength(1);
});

async function requestFor({ options }: ParameterCase): Promise<RecordedRequest> {
  const client = mockClient({ endpoint: wire.url, runtime: clockAt(NOW) });
  await expectAccepted(client.terminateJob(exampleJobId, options), wire.exchanges);
  const exchange = wire.exchanges.at(-1) ?? expect.fail("nothing was sent");
  expectConforming([exchange]);
  return exchange.request;
}

function valuesOf({ name, in: place }: Parameter, { url, headers }: RecordedRequest): string[] {
  if (place === "header") return headerValues(headers, name);
  const { pathname, searchParams } = new URL(url);
  return place === "query" ? searchParams.getAll(name) : [pathname.split("/")[2] ?? ""];
}
