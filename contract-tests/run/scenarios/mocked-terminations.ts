import type { TerminateJobOptions } from "../../../src/index.ts";
import type { Contract } from "../../load-contract.ts";
import type { Preferred } from "../../preferring-fetch.ts";
import type { Aim, Scenario } from "../../scenario.ts";
import {
  BUSY,
  COMPLETED_ALREADY,
  FAILED,
  job,
  NOT_FOUND,
  REFUSED,
  THROTTLED,
  UNMET,
} from "./mocked-answers.ts";

const MAX_RETRIES = 3;

/** What only a termination can meet on the mock: its own work, and the same job twice. */
export const mockedTerminations = (contract: Contract): Scenario[] => [
  {
    id: "retry-own-work",
    title: "503 and then 409 JobCompleted",
    contract,
    aim: { kind: "retry", maxRetries: MAX_RETRIES },
    play: ({ client, jobId }) =>
      client({
        ...{ maxRetries: MAX_RETRIES, prefer: [BUSY, COMPLETED_ALREADY], signIn: "key" },
      }).terminateJob(jobId, { terminateReason: "superseded", serverTimeoutSeconds: 5 }),
  },
  {
    id: "repetition",
    title: "the same job twice",
    contract,
    aim: { kind: "repetition" },
    async play({ client, jobId }) {
      await client().terminateJob(jobId);
      return client().terminateJob(jobId, { idempotent: true });
    },
  },
];

type Step = Preferred | undefined;

const LOOKS: ReadonlyArray<readonly [id: string, title: string, steps: readonly Step[], retries?: number]> = [
  ["terminating", "503, after which the job is found terminating", [BUSY, job("terminating")]],
  ["completed", "500, after which the job is found completed", [FAILED, job("completed")]],
  ["active", "503, after which the job is found active", [BUSY, job("active")]],
  ["disabled", "429, after which the job is found disabled", [THROTTLED, job("disabled")]],
  ["gone", "500, after which the job is not there", [FAILED, NOT_FOUND]],
  ["in-vain", "503, after which the job cannot be read", [BUSY, REFUSED]],
  ["condition", "503 and 412, after which the job is found completed", [BUSY, UNMET, job("completed")], 1],
  ["condition-active", "503 and 412, after which the job is found active", [BUSY, UNMET, job("active")], 1],
];

const WAITS: ReadonlyArray<readonly [id: string, title: string, steps: readonly Step[]]> = [
  [
    "completed",
    "202, active, terminating and completed",
    [job("active"), job("terminating"), job("completed")],
  ],
  ["busy", "202, terminating, 503 and completed", [job("terminating"), BUSY, job("completed")]],
  ["disabled", "202 and disabled", [job("terminating"), job("disabled")]],
  ["gone", "202, terminating and gone", [job("terminating"), NOT_FOUND]],
  ["refused", "202 and a read that is refused", [REFUSED]],
];

/** Calls that terminate a job and read it as well: after a lost answer, or until it is over. */
export const mockedReadsOfTerminations = (contract: Contract): Scenario[] => [
  ...LOOKS.map(([id, title, prefer, maxRetries = 0]) =>
    terminating(`look-${id}`, title, { kind: "look" }, contract, { prefer, maxRetries }, { ifMatch: "0x1" }),
  ),
  ...WAITS.map(([id, title, steps]) =>
    terminating(
      `terminate-and-wait-${id}`,
      title,
      { kind: "wait" },
      contract,
      { prefer: [undefined, ...steps], maxRetries: 1 },
      { ifMatch: "0x1", wait: { waitTimeoutMs: Number.POSITIVE_INFINITY, maxRetries: 1 } },
    ),
  ),
];

const terminating = (
  id: string,
  title: string,
  aim: Aim,
  contract: Contract,
  client: { readonly prefer: readonly Step[]; readonly maxRetries: number },
  options: TerminateJobOptions,
): Scenario => ({
  ...{ id, title, contract, aim },
  play: (stage) => stage.client({ ...client, signIn: "key" }).terminateJob(stage.jobId, options),
});
