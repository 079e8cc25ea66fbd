import type { Contract } from "../../load-contract.ts";
import { startPrism } from "../../prism.ts";
import { acceptedScenarios } from "../scenarios/accepted.ts";
import { mockedScenarios } from "../scenarios/mocked.ts";
import {
  credentialScenarios,
  forbiddenScenarios,
  MISSING_CREDENTIALS,
  methodScenarios,
  probeScenarios,
} from "../scenarios/refused.ts";
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

const mockScenarios = (contract: Contract) => [
  ...acceptedScenarios(contract),
  ...forbiddenScenarios(contract).filter(({ aim }) => !isUnseen(aim)),
  ...methodScenarios(contract),
  ...credentialScenarios(MISSING_CREDENTIALS),
  ...probeScenarios(),
  ...mockedScenarios(contract),
];

// The mock knows no format of dates but its own; see `custom-format` in the ledger.
const isUnseen = (aim: { kind: string; place?: string }) =>
  aim.place === "#/components/schemas/HttpDate/format";
