import type { JobState } from "../../../src/index.ts";
import { startPrism } from "../../prism.ts";
import type { Scenario } from "../../scenario.ts";
import { type Service, startService } from "../../service/service.ts";
import { byCall } from "../client-calls.ts";
import { acceptedScenarios } from "../scenarios/accepted.ts";
import { playedScenarios } from "../scenarios/played.ts";
import { playedReads } from "../scenarios/played-reads.ts";
import { playedReadsOfTerminations } from "../scenarios/played-reads-of-terminations.ts";
import {
  credentialScenarios,
  forbiddenScenarios,
  MALFORMED_CREDENTIALS,
  MISSING_CREDENTIALS,
  methodScenarios,
  probeScenarios,
} from "../scenarios/refused.ts";
import type { Target } from "../target.ts";
import { ACCOUNT, TOKEN, TOKEN_TEXT } from "./made-up-credentials.ts";

const ACTIVE = "contract-";

const jobFor = ({ id }: Scenario) => `${ACTIVE}${id}`;

// Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023): the version of the job.
const RECORDED_JOB = {
  etag: "0x8DB9ABD9BC6099C",
  lastModifiedMs: Date.UTC(2023, 7, 11, 22, 52, 15),
} as const;

/** The same with its job in a state: a read of a completed job is enough, and an active one can be terminated. */
const withJob = (scenario: Scenario, state: JobState, { jobs }: Service): Scenario => ({
  ...scenario,
  play(stage) {
    jobs.put({ ...RECORDED_JOB, id: stage.jobId, state });
    return scenario.play(stage);
  },
});

/** How a validating proxy is started in front of a service. */
export type StartProxy = (upstream: string) => Promise<{ readonly url: string; stop(): Promise<void> }>;

/** Our client through Prism, which validates both sides, to the scripted service. */
export async function proxyTarget(
  document: string,
  startProxy: StartProxy = (upstream) => startPrism({ document, upstream }),
): Promise<Target> {
  const service = await startService({ account: { ...ACCOUNT, token: TOKEN_TEXT }, activePrefix: ACTIVE });
  const proxy = await startProxy(service.url).catch(async (error: unknown) => {
    await service.stop();
    throw error;
  });
  return {
    name: "proxy",
    description:
      "our client through Prism, which validates both sides, to a service that plays recorded answers",
    endpoint: proxy.url,
    directEndpoint: service.url,
    token: TOKEN,
    account: ACCOUNT,
    secrets: [TOKEN_TEXT],
    fetch,
    hurried: true,
    maxRetries: 0,
    setting: { account: ACCOUNT },
    scenarios(contracts) {
      const { termination, read } = byCall(contracts);
      return [
        ...contracts.flatMap((contract) => [
          ...acceptedScenarios(contract).map((scenario) =>
            withJob(scenario, contract === read ? "completed" : "active", service),
          ),
          ...forbiddenScenarios(contract),
          ...methodScenarios(contract),
          ...credentialScenarios(contract, [...MISSING_CREDENTIALS, ...MALFORMED_CREDENTIALS]),
          ...probeScenarios(contract),
        ]),
        ...(read ? playedReads(read, service) : []),
        ...(termination ? playedScenarios(termination, service) : []),
        ...(termination && read ? playedReadsOfTerminations(termination, service) : []),
      ];
    },
    jobFor,
    async stop() {
      await proxy.stop();
      await service.stop();
    },
  };
}
