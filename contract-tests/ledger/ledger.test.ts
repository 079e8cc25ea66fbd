import { expect, inject, test } from "vitest";
import { requestChecks, responseChecks } from "../checks/all.ts";
import { runChecks } from "../checks/run-checks.ts";
import { contracts } from "../contract.ts";
import { playAll } from "../run/run.ts";
import { mockTargetAt } from "../run/targets/mock.ts";
import { labOf } from "./lab.ts";
import { ledger, proveLedger } from "./ledger.ts";

const mock = mockTargetAt(inject("prismUrl"), async () => {});
const played = await playAll(mock, contracts);
const lab = labOf(mock, contracts, played);

test.for(await proveLedger(lab))("the mock cannot see $id, and $check does", ({ proven, problem }) => {
  expect(problem).toBeUndefined();
  expect(proven).toBe(true);
});

test("every row names a check that exists, and no two rows have the same id", () => {
  const checks = Object.keys({ ...requestChecks, ...responseChecks, ...runChecks });
  for (const { check, blindness } of ledger) {
    expect(checks).toContain(check);
    expect(blindness).toMatch(/\w+.*\.$/);
  }
  expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
});

test("a request that is right is found by no check of the ledger", async () => {
  const found = lab.findings(await lab.call());
  const mocks = ["response-request-id", "retry-conformance", "unused-example"];
  expect(found.filter((id) => !mocks.includes(id))).toEqual([]);
});
