import { afterAll, describe, expect, inject, test } from "vitest";
import { requestChecks } from "../checks/all.ts";
import { contracts } from "../contract.ts";
import { contractPath } from "../read-contract.ts";
import { isFinding, judge, playAll } from "../run/run.ts";
import { batchClient as rightClient } from "../run/stage.ts";
import { mockTargetAt } from "../run/targets/mock.ts";
import { proxyTarget } from "../run/targets/proxy.ts";
import { findingsAbout, tried } from "./tried.ts";
import type { WrongClient } from "./wrong-client.ts";
import { wrongClients } from "./wrong-clients.ts";

// The checks that look at what the client sends or tells; the others are about who answers, or about the contract.
const JUDGE_CLIENTS = [
  ...Object.keys(requestChecks),
  ...["positive-acceptance", "client-outcome", "retry-conformance", "idempotent-repetition"],
  "wait-conformance",
  ...["validating-proxy", "unused-example"],
];

const targets = {
  mock: mockTargetAt(inject("prismUrl"), async () => {}),
  proxy: await proxyTarget(contractPath),
};
afterAll(() => targets.proxy.stop());

const played = {
  mock: await playAll(targets.mock, contracts, () => {}, rightClient),
  proxy: await playAll(targets.proxy, contracts, () => {}, rightClient),
};

test.for(["mock", "proxy"] as const)("the right client is caught by no check, against the %s", (name) => {
  const findings = judge(played[name], contracts, targets[name]).filter(isFinding);
  expect(findings.map(({ check, problem }) => `${check}: ${problem.received}`)).toEqual([]);
});

/** What the check of a wrong client says about it, and what it says about the right client. */
async function findings(wrong: WrongClient) {
  const target = targets[wrong.target];
  const texts = (of: typeof played.mock) =>
    findingsAbout(wrong, of, contracts, target).map(({ problem }) => problem.received);
  return { right: texts(played[wrong.target]), wrong: texts(await tried(target, contracts, wrong)) };
}

const titled = (clients: readonly WrongClient[], title: (wrong: WrongClient) => string) =>
  clients.map((wrong) => [title(wrong), wrong] as const);

describe("the wrong clients", () => {
  test.for(titled(wrongClients, ({ what, check }) => `a client that ${what} is caught by ${check}`))(
    "%s",
    async ([, client]) => {
      const { right, wrong } = await findings(client);
      expect(right).toEqual([]);
      expect(wrong).not.toEqual([]);
    },
  );

  test("each has an id of its own, and a sentence of its own", () => {
    expect(new Set(wrongClients.map(({ id }) => id)).size).toBe(wrongClients.length);
    expect(new Set(wrongClients.map(({ what }) => what)).size).toBe(wrongClients.length);
  });

  test.for(JUDGE_CLIENTS)("%s catches one of them at least", (check) => {
    expect(wrongClients.map((wrong) => wrong.check)).toContain(check);
  });
});
