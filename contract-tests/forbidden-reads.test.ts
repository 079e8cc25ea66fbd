import { expect, test } from "vitest";
import { changingFetch } from "./changing-fetch.ts";
import { findingsOf } from "./conformance.ts";
import { exampleJobId, readingContract } from "./contract.ts";
import type { Exchange } from "./exchange.ts";
import { mockClient } from "./mock-client.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { type ForbiddenRead, forbiddenReads } from "./scenarios/forbidden-reads.ts";
import { readCases } from "./scenarios/read-cases.ts";
import { violations } from "./violations.ts";

test.for(forbiddenReads)(
  "the mock refuses a read with $what, and our own checks find it",
  async (forbidden) => {
    const { status, violation } = forbidden;
    const exchange = await exchangeOf(forbidden);
    expect(exchange.response.status).toBe(status);
    if (violation) expect(violations(exchange).map(({ rule }) => rule)).toContain(violation);
    const found = findingsOf(exchange, readingContract).map(({ check }) => check);
    expect(found).toContainEqual(expect.stringMatching(/^request-/));
  },
);

test.for(readingContract.operation.parameters)(
  "the $in parameter $name of a read has a case of its own",
  ({ name }) => {
    expect(readCases[name] ?? expect.fail(`add a case for ${name} to scenarios/read-cases.ts`)).not.toEqual(
      [],
    );
  },
);

test("every parameter of a read that can be wrong is forbidden to be so in some way", () => {
  const tried = new Set(forbiddenReads.map(({ parameter }) => parameter));
  const untried = readingContract.operation.parameters
    .map(({ name }) => name)
    .filter((name) => !tried.has(name));
  expect(untried, "add a row to scenarios/forbidden-reads.ts for each of these parameters").toEqual([]);
});

async function exchangeOf({ change }: ForbiddenRead): Promise<Exchange> {
  const { fetch, exchanges } = recordingFetch();
  const reading = mockClient({ fetch: changingFetch(change, fetch) }).waitForTermination(exampleJobId);
  await expect(reading).rejects.toMatchObject({ name: "BatchWaitError", reason: "read" });
  return exchanges[0] ?? expect.fail("nothing was sent");
}
