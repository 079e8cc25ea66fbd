import { expect, test, vi } from "vitest";
import { BatchClient as WebBatchClient } from "../client.ts";
import type { FetchLike } from "../options.ts";
import { tokenCredential } from "../testing/account.ts";
import { reply, startServer } from "../testing/local-server.ts";
import { BatchClient } from "./index.ts";

test("it sends over node:http, and is the same client otherwise", async () => {
  const { endpoint, requests } = await startServer(reply(202));
  const client = new BatchClient(endpoint, tokenCredential("token-1"));
  expect(client).toBeInstanceOf(WebBatchClient);
  expect(await client.terminateJob("nightly-42")).toMatchObject({ outcome: "accepted", attempts: 1 });
  // Every fetch would send one of these.
  expect(requests[0]?.headers).not.toHaveProperty("accept-encoding");
  expect(requests[0]?.headers).not.toHaveProperty("sec-fetch-mode");
});

test("a given fetch always wins", async () => {
  const { endpoint, requests } = await startServer(reply(500));
  const fetch = vi.fn<FetchLike>(async () => new Response(null, { status: 202 }));
  await new BatchClient(endpoint, tokenCredential("token-1"), { fetch }).terminateJob("nightly-42");
  expect(fetch).toHaveBeenCalledOnce();
  expect(requests).toEqual([]);
});
