import { randomUUID } from "node:crypto";
import type { NamedKeyCredential } from "../../../src/index.ts";
import { expectedAuthorization } from "../../../src/testing/shared-key-verifier.ts";
import { withHeader } from "../../changing-fetch.ts";
import type { RecordedRequest } from "../../exchange.ts";
import type { Contract } from "../../load-contract.ts";
import type { Scenario, StageOptions } from "../../scenario.ts";
import { clientCallOf } from "../client-calls.ts";
import { isOwnConstraint } from "../own-constraint.ts";
import {
  credentialScenarios,
  forbiddenScenarios,
  MALFORMED_CREDENTIALS,
  MISSING_CREDENTIALS,
  methodScenarios,
} from "./refused.ts";

/** A job that nobody has: whatever a request about it does, nothing is changed. */
export const nobodysJob = (): string => `contract-check-${randomUUID()}`;

/**
 * What can be tried on a real account without changing anything: each request is about a job that does not exist.
 * @param signer the account, where requests that are changed on their way have to be signed once more
 */
export const harmlessScenarios = (
  contract: Contract,
  waysToSignIn: readonly ("token" | "key")[],
  signer?: NamedKeyCredential,
): Scenario[] => [
  ...waysToSignIn.map((signIn) => notFoundScenario(contract, signIn)),
  ...[
    ...forbiddenScenarios(contract).filter((scenario) => isPromised(scenario, signer)),
    ...methodScenarios(contract).filter(isOfNobody),
  ].map((scenario) => (signer ? signedAfresh(scenario, signer) : scenario)),
  ...credentialScenarios(contract, [...MISSING_CREDENTIALS, ...MALFORMED_CREDENTIALS]),
];

/** A request that is right in everything, about a job that does not exist. */
export function notFoundScenario(
  contract: Contract,
  signIn: "token" | "key",
  options: StageOptions = {},
): Scenario {
  const { prefix, make } = clientCallOf(contract);
  return {
    id: `${prefix}not-found-${signIn}`,
    title: `a job that does not exist, signed in by ${signIn}`,
    contract,
    aim: { kind: "unknownJob" },
    play: (stage) => make(stage, { ...options, signIn }),
  };
}

// A letter case of the path that the contract does not have may be taken all the same: nobody promises that it is not.
// A signature with a date that cannot be read is no credential.
const isPromised = ({ id, aim, contract }: Scenario, signer?: NamedKeyCredential) =>
  !id.endsWith("forbidden-path-letter-case") &&
  !(signer && id.includes("forbidden-ocp-date")) &&
  aim.kind === "forbidden" &&
  !isOwnConstraint(contract, aim.place);

// At the path of a job the service has more operations than the contract: Job - Update, Patch and Delete.
const isOfNobody = ({ aim, contract }: Scenario) =>
  aim.kind === "method" && !(contract.pathTemplate.endsWith("}") && aim.method !== "POST");

// A signature covers what is changed: without a fresh one, each change would be refused for the signature alone.
const signedAfresh = (scenario: Scenario, signer: NamedKeyCredential): Scenario => ({
  ...scenario,
  play: (stage) =>
    scenario.play({
      ...stage,
      client: (options) =>
        stage.client({
          ...options,
          change: (request) => withSignature(options?.change?.(request) ?? request, signer),
        }),
    }),
});

function withSignature(request: RecordedRequest, { name, key }: NamedKeyCredential): RecordedRequest {
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(request.body);
  const length = body.byteLength === 0 && request.method === "GET" ? "" : String(body.byteLength);
  const signed = expectedAuthorization(
    {
      ...{ method: request.method, target: pathname + search, body },
      headers: [...request.headers, ["Content-Length", length]],
    },
    name,
    key,
  );
  return withHeader("authorization", signed)(request);
}

/** Jobs that somebody has named: each is terminated, twice. */
export const namedJobScenarios = (contract: Contract, jobs: readonly string[]): Scenario[] =>
  jobs.map((job) => ({
    id: `job-${job}`,
    title: `the job ${job}, terminated twice`,
    contract,
    aim: { kind: "repetition" },
    job,
    async play({ client, jobId }) {
      await client().terminateJob(jobId, { terminateReason: "contract check" });
      return client().terminateJob(jobId, { terminateReason: "contract check", idempotent: true });
    },
  }));
