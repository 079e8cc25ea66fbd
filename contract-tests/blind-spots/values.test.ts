import { expect, test } from "vitest";
import type { TerminateJobOptions } from "../../src/index.ts";
import { type Change, changingFetch, withBody, withHeader, withQuery } from "../changing-fetch.ts";
import { findingsOf } from "../conformance.ts";
import { exampleJobId } from "../contract.ts";
import type { Exchange } from "../exchange.ts";
import { expectAccepted } from "../expect-accepted.ts";
import { mockClient } from "../mock-client.ts";
import { recordingFetch } from "../recording-fetch.ts";

test("a date that does not exist passes the mock, is found by our check, and cannot be sent", async () => {
  for (const date of ["Tue, 31 Feb 2023 00:00:00 GMT", "Mon, 17 Feb 2017 00:00:00 GMT"]) {
    for (const name of ["ocp-date", "If-Modified-Since", "If-Unmodified-Since"]) {
      const exchange = await accepted(withHeader(name, date));
      expect(findingsOf(exchange)).toEqual([
        expect.objectContaining({ check: "request-parameters", received: `${name}: "${date}"` }),
      ]);
    }
  }
  await expectRefused({ ifModifiedSince: new Date(Number.NaN) }, "options.ifModifiedSince");
  await expectRefused({ ifUnmodifiedSince: new Date(8.64e15) }, "options.ifUnmodifiedSince");
});

test("an empty value passes the mock, is found by our check, and cannot be sent", async () => {
  const timeout = await accepted(withQuery("timeout", ""));
  expect(findingsOf(timeout)).toEqual([
    expect.objectContaining({ check: "request-parameters", received: 'timeout: ""' }),
  ]);
  const id = await accepted(withHeader("client-request-id", ""));
  expect(findingsOf(id)).toContainEqual(
    expect.objectContaining({ check: "request-parameters", received: 'client-request-id: ""' }),
  );
  await expectRefused({ serverTimeoutSeconds: "" }, "options.serverTimeoutSeconds");
  await expectRefused({ clientRequestId: "" }, "options.clientRequestId");
  await expectRefused({ ifMatch: "" }, "options.ifMatch");
  await expectRefused({ ifNoneMatch: "" }, "options.ifNoneMatch");
});

test("a number in another spelling passes the mock, is found by our check, and cannot be sent", async () => {
  const exchange = await accepted(withQuery("timeout", "3e1"));
  expect(findingsOf(exchange)).toEqual([
    expect.objectContaining({ check: "request-parameters", received: 'timeout: "3e1"' }),
  ]);
  await expectRefused({ serverTimeoutSeconds: "3e1" }, "options.serverTimeoutSeconds");
  await expectRefused({ serverTimeoutSeconds: 1e21 }, "options.serverTimeoutSeconds");
});

test("conditions that exclude each other pass the mock and cannot be sent", async () => {
  await accepted((request) => withHeader("If-Match", "0x1")(withHeader("If-None-Match", "0x2")(request)));
  const date = new Date(0);
  await expectRefused({ ifMatch: "0x1", ifNoneMatch: "0x2" }, "options.ifNoneMatch");
  await expectRefused({ ifMatch: "0x1", ifModifiedSince: date }, "options.ifModifiedSince");
  await expectRefused({ ifNoneMatch: "0x1", ifUnmodifiedSince: date }, "options.ifUnmodifiedSince");
  await expectRefused({ ifModifiedSince: date, ifUnmodifiedSince: date }, "options.ifUnmodifiedSince");
});

test("a body that is null passes the mock and is found by our check; a call without options sends {}", async () => {
  expect(findingsOf(await accepted(withBody("null")))).toEqual([
    expect.objectContaining({ check: "request-body", received: "body null" }),
  ]);
  const { request } = await accepted((unchanged) => unchanged);
  expect(request.body).toBe("{}");
});

/** The exchange of a request that is changed on its way and that the mock accepts all the same. */
async function accepted(change: Change): Promise<Exchange> {
  const { fetch, exchanges } = recordingFetch();
  const client = mockClient({ fetch: changingFetch(change, fetch) });
  await expectAccepted(client.terminateJob(exampleJobId), exchanges);
  return exchanges[0] ?? expect.fail("nothing was sent");
}

async function expectRefused(options: Record<string, unknown>, argument: string): Promise<void> {
  const { fetch, requests } = recordingFetch();
  await expect(
    mockClient({ fetch }).terminateJob(exampleJobId, options as TerminateJobOptions),
  ).rejects.toMatchObject({ name: "BatchInputError", argument });
  expect(requests).toEqual([]);
}
