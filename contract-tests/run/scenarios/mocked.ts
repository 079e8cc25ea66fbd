import type { Contract, Example } from "../../load-contract.ts";
import type { Preferred } from "../../preferring-fetch.ts";
import type { Scenario, StageOptions } from "../../scenario.ts";

/** Answers and sequences that the mock can be asked for: every error example, and retries that lead to a 202 or not. */
export function mockedScenarios(contract: Contract): Scenario[] {
  const { default: error } = contract.operation.responses;
  const examples = Object.entries(Object.values(error?.content ?? {})[0]?.examples ?? {});
  return [...examples.map(([name, example]) => errorScenario(name, example)), ...retryScenarios, repetition];
}

function errorScenario(name: string, { "x-status": status = 0 }: Example): Scenario {
  return {
    id: `error-${name}`,
    title: `the error ${name}`,
    aim: { kind: "error", maxRetries: 0 },
    play: ({ client, jobId }) =>
      client({ prefer: [{ status, name }], signIn: "key", maxRetries: 0 }).terminateJob(jobId),
  };
}

const failures = (...names: ReadonlyArray<readonly [status: number, name: string]>): Preferred[] =>
  names.map(([status, name]) => ({ status, name }));

const retryScenarios: Scenario[] = [
  retry("once", "429 and then 202", 3, failures([429, "TooManyRequests"])),
  retry("twice", "500, 503 and then 202", 3, failures([500, "InternalError"], [503, "ServerBusy"])),
  retry(
    "in-vain",
    "four failures, after which nothing is tried again",
    3,
    failures(
      [429, "TooManyRequests"],
      [500, "InternalError"],
      [500, "OperationTimedOut"],
      [503, "ServerBusy"],
    ),
  ),
  retry("own-work", "503 and then 409 JobCompleted", 3, failures([503, "ServerBusy"], [409, "JobCompleted"])),
  retry("refusal", "429 and then 404", 3, failures([429, "TooManyRequests"], [404, "JobNotFound"])),
];

function retry(id: string, title: string, maxRetries: number, prefer: Preferred[]): Scenario {
  const options: StageOptions = { maxRetries, prefer, signIn: "key" };
  return {
    id: `retry-${id}`,
    title,
    aim: { kind: "retry", maxRetries },
    play: ({ client, jobId }) =>
      client(options).terminateJob(jobId, { terminateReason: "superseded", serverTimeoutSeconds: 5 }),
  };
}

const repetition: Scenario = {
  id: "repetition",
  title: "the same job twice",
  aim: { kind: "repetition" },
  async play({ client, jobId }) {
    await client().terminateJob(jobId);
    return client().terminateJob(jobId, { idempotent: true });
  },
};
