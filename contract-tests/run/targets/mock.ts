import type { Contract } from "../../load-contract.ts";
import { startPrism } from "../../prism.ts";
import type { Scenario } from "../../scenario.ts";
import { byCall } from "../client-calls.ts";
import { acceptedScenarios } from "../scenarios/accepted.ts";
import { mockedScenarios } from "../scenarios/mocked.ts";
import { mockedReadsOfTerminations, mockedTerminations } from "../scenarios/mocked-terminations.ts";
import { mockedWaits } from "../scenarios/mocked-waits.ts";
import {
  credentialScenarios,
  forbiddenScenarios,
  MISSING_CREDENTIALS,
  methodScenarios,
  probeScenarios,
} from "../scenarios/refused.ts";
import { servedJob } from "../served-job.ts";
import type { Target } from "../target.ts";
import { ACCOUNT, TOKEN, TOKEN_TEXT } from "./made-up-credentials.ts";

/** Our client against Prism, which mocks the contract. */
export async function mockTarget(document: string): Promise<Target> {
  const { url, stop } = await startPrism({ document });
  return mockTargetAt(url, stop);
}

/** The same with a mock that runs already. */
export const mockTargetAt = (url: string, stop: () => Promise<void>): Target => ({
  name: "mock",
  description:
    "our client against Prism, which mocks the contract: it looks at requests, since the answers are the contract's own (--target proxy looks at both)",
  endpoint: url,
  token: TOKEN,
  account: ACCOUNT,
  fetch,
  hurried: true,
  secrets: [TOKEN_TEXT],
  maxRetries: 0,
  setting: { account: ACCOUNT, endpoint: url, mocked: true },
  scenarios: mockScenarios,
  // The mock knows every job.
  jobFor: ({ id }) => id,
  stop,
});

function mockScenarios(contracts: readonly Contract[]): Scenario[] {
  const { termination, read } = byCall(contracts);
  const job = read && servedJob(read);
  const all = [
    ...contracts.flatMap((contract) => [
      ...acceptedScenarios(contract),
      ...forbiddenScenarios(contract).filter(({ aim }) => !isUnseen(aim)),
      ...methodScenarios(contract),
      ...credentialScenarios(contract, MISSING_CREDENTIALS),
      ...probeScenarios(contract),
      ...mockedScenarios(contract),
    ]),
    ...(read ? mockedWaits(read) : []),
    ...(termination ? mockedTerminations(termination) : []),
    ...(termination && read ? mockedReadsOfTerminations(termination) : []),
  ];
  if (job === undefined) return all;
  // A client does not take a job for another one; see `job` in the ledger.
  return all
    .filter((scenario) => scenario.contract !== read || (scenario.job ?? job) === job)
    .map((scenario) => ({ job, ...scenario }));
}

// The mock knows no format of dates but its own; see `custom-format` in the ledger.
const isUnseen = (aim: { kind: string; place?: string }) =>
  aim.place === "#/components/schemas/HttpDate/format";
