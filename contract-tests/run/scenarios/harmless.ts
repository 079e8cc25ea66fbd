import { randomUUID } from "node:crypto";
import type { Contract } from "../../load-contract.ts";
import { isOwnConstraint } from "../own-constraint.ts";
import type { Scenario, StageOptions } from "../scenario.ts";
import {
  credentialScenarios,
  forbiddenScenarios,
  MALFORMED_CREDENTIALS,
  MISSING_CREDENTIALS,
  methodScenarios,
} from "./refused.ts";

/** A job that nobody has: whatever a request about it does, nothing is changed. */
export const nobodysJob = (): string => `contract-check-${randomUUID()}`;

/** What can be tried on a real account without changing anything: each request is about a job that does not exist. */
export const harmlessScenarios = (
  contract: Contract,
  waysToSignIn: readonly ("token" | "key")[],
): Scenario[] => [
  ...waysToSignIn.map((signIn) => notFoundScenario(signIn)),
  ...forbiddenScenarios(contract).filter((scenario) => isPromised(scenario, contract)),
  ...methodScenarios(contract),
  ...credentialScenarios([...MISSING_CREDENTIALS, ...MALFORMED_CREDENTIALS]),
];

/** A request that is right in everything, about a job that does not exist. */
export const notFoundScenario = (signIn: "token" | "key", options: StageOptions = {}): Scenario => ({
  id: `not-found-${signIn}`,
  title: `a job that does not exist, signed in by ${signIn}`,
  aim: { kind: "error" },
  play: ({ client, jobId }) => client({ ...options, signIn }).terminateJob(jobId),
});

// A letter case of the path that the contract does not have may be taken all the same: nobody promises that it is not.
const isPromised = ({ id, aim }: Scenario, contract: Contract) =>
  id !== "forbidden-path-letter-case" && aim.kind === "forbidden" && !isOwnConstraint(contract, aim.place);

/** Jobs that somebody has named: each is terminated, twice. */
export const namedJobScenarios = (jobs: readonly string[]): Scenario[] =>
  jobs.map((job) => ({
    id: `job-${job}`,
    title: `the job ${job}, terminated twice`,
    aim: { kind: "repetition" },
    job,
    async play({ client, jobId }) {
      await client().terminateJob(jobId, { terminateReason: "contract check" });
      return client().terminateJob(jobId, { terminateReason: "contract check", idempotent: true });
    },
  }));
