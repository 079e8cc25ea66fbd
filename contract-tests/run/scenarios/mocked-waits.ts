import type { JobState } from "../../../src/index.ts";
import { withQuery } from "../../changing-fetch.ts";
import type { Contract } from "../../load-contract.ts";
import type { Preferred } from "../../preferring-fetch.ts";
import type { Scenario } from "../../scenario.ts";
import { BUSY, FAILED, job, NOT_FOUND, REFUSED, THROTTLED } from "./mocked-answers.ts";

const STATES: readonly JobState[] = [
  ...(["active", "disabling", "disabled", "enabling", "terminating", "completed", "deleting"] as const),
];

const SEQUENCES: ReadonlyArray<readonly [id: string, title: string, steps: readonly Preferred[]]> = [
  [
    "to-the-end",
    "active twice, terminating twice, completed",
    [job("active"), job("active"), job("terminating"), job("terminating"), job("completed")],
  ],
  ["active-again", "terminating and then active again", [job("terminating"), job("active")]],
  ["disabled", "terminating and then disabled", [job("terminating"), job("disabled")]],
  [
    "enabled",
    "disabling, enabling, active, terminating, completed",
    [...[job("disabling"), job("enabling"), job("active"), job("terminating"), job("completed")]],
  ],
  ["gone", "terminating and then gone", [job("terminating"), NOT_FOUND]],
  ["busy", "terminating, 429, 503, completed", [job("terminating"), THROTTLED, BUSY, job("completed")]],
  ["failing", "terminating and then 500 in vain", [job("terminating"), FAILED, FAILED, FAILED]],
  ["refused", "terminating and then 403", [job("terminating"), REFUSED]],
];

const MAX_RETRIES = 2;

/** Waits for the end of a job on the mock: each state, and sequences of them. */
export const mockedWaits = (contract: Contract): Scenario[] => [
  ...STATES.map((state) =>
    // What comes after it matters only where the wait goes on.
    beginning(
      state,
      waiting(`state-${state}`, `a job that is ${state}`, [job(state), job("completed")], contract),
    ),
  ),
  ...SEQUENCES.map(([id, title, steps]) => waiting(`wait-${id}`, title, steps, contract)),
  waiting(
    "wait-gone-is-over",
    "terminating and then gone, which the caller takes for the end",
    [...[job("terminating"), NOT_FOUND]],
    contract,
    true,
  ),
  {
    ...waiting("select-nested", "fields of a field", [job("completed")], contract),
    play: ({ client, jobId, waitTimeoutMs }) =>
      client({
        prefer: [job("completed")],
        change: withQuery("$select", "executionInfo/endTime,executionInfo/terminateReason"),
      }).waitForTermination(jobId, { waitTimeoutMs }),
  },
];

const waiting = (
  id: string,
  title: string,
  prefer: readonly Preferred[],
  contract: Contract,
  acceptDeleted = false,
): Scenario => ({
  id: `read-${id}`,
  title,
  contract,
  aim: { kind: "wait", ...(acceptDeleted && { acceptsDeleted: true }) },
  play: ({ client, jobId, waitTimeoutMs }) =>
    client({ prefer, signIn: "key", maxRetries: MAX_RETRIES }).waitForTermination(jobId, {
      waitTimeoutMs,
      acceptDeleted,
    }),
});

const beginning = (state: JobState, scenario: Scenario): Scenario => ({
  ...scenario,
  aim: { kind: "wait", begins: state },
});
