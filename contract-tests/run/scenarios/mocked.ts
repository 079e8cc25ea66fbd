import type { Contract, Example } from "../../load-contract.ts";
import type { Preferred } from "../../preferring-fetch.ts";
import type { Scenario } from "../../scenario.ts";
import { clientCallOf } from "../client-calls.ts";
import { BUSY, FAILED, NOT_FOUND, THROTTLED, TIMED_OUT } from "./mocked-answers.ts";

/** Answers and sequences that the mock can be asked for: every error example, and retries that lead to a success or not. */
export function mockedScenarios(contract: Contract): Scenario[] {
  const { default: error } = contract.operation.responses;
  const examples = Object.entries(Object.values(error?.content ?? {})[0]?.examples ?? {});
  return [
    ...examples.map(([name, example]) => errorScenario(contract, name, example)),
    ...retryScenarios(contract),
  ];
}

function errorScenario(contract: Contract, name: string, { "x-status": status = 0 }: Example): Scenario {
  const { prefix, make } = clientCallOf(contract);
  return {
    id: `${prefix}error-${name}`,
    title: `the error ${name}`,
    contract,
    aim: { kind: "error", maxRetries: 0 },
    play: (stage) => make(stage, { prefer: [{ status, name }], signIn: "key", maxRetries: 0 }),
  };
}

const MAX_RETRIES = 3;

type Sequence = readonly [id: string, title: string, failures: readonly Preferred[]];

const SEQUENCES: readonly Sequence[] = [
  ["once", "429 and then a success", [THROTTLED]],
  ["twice", "500, 503 and then a success", [FAILED, BUSY]],
  ["in-vain", "four failures, after which nothing is tried again", [THROTTLED, FAILED, TIMED_OUT, BUSY]],
  ["refusal", "429 and then 404", [THROTTLED, NOT_FOUND]],
];

function retryScenarios(contract: Contract): Scenario[] {
  const { prefix, make, ending } = clientCallOf(contract);
  return SEQUENCES.map(([id, title, failures]) => ({
    id: `${prefix}retry-${id}`,
    title,
    contract,
    aim: { kind: "retry", maxRetries: MAX_RETRIES },
    play: (stage) =>
      make(
        stage,
        { maxRetries: MAX_RETRIES, prefer: [...failures, ending], signIn: "key" },
        { terminateReason: "superseded", serverTimeoutSeconds: 5 },
      ),
  }));
}
