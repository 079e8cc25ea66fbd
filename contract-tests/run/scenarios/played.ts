import { type AnswerLike, replacingHeaders } from "../../../test/upstream/answer.ts";
import { accepted } from "../../../test/upstream/batch-answers.ts";
import type { Contract } from "../../load-contract.ts";
import type { Aim, Scenario } from "../../scenario.ts";
import { unseenRequests } from "../../scenarios/unseen-requests.ts";
import { type PlayedSequence, playedErrors, sequences } from "../../service/played-answers.ts";
import type { Service } from "../../service/service.ts";
import { wrongAnswers } from "../../service/wrong-answers.ts";

// Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023), with an account and a job of nobody.
const RECORDED = {
  "request-id": "964cf4d2-1312-4283-a677-7745a0e28038",
  DataServiceId: "https://account.region.batch.azure.com/jobs/nightly-42/terminate",
};
const CLIENT_REQUEST_ID = "5a1e7c2e-3f0b-4c59-9d1a-6f2b8c7d9e10";

/** Answers and sequences that the scripted service plays: recorded and published ones, and ones known to be wrong. */
export const playedScenarios = (contract: Contract, service: Service): Scenario[] => [
  played(
    { contract, service },
    "recorded-202",
    "the recorded 202",
    { kind: "error", maxRetries: 0 },
    replacingHeaders(accepted(), RECORDED),
  ),
  ...Object.entries(playedErrors).map(([name, answer]) =>
    played(
      { contract, service },
      `error-${name}`,
      `the error ${name}`,
      { kind: "error", maxRetries: 0 },
      answer,
    ),
  ),
  {
    id: "unknown-job",
    title: "a job that does not exist",
    contract,
    aim: { kind: "unknownJob" },
    job: "nobody-has-this-job",
    play: ({ client, jobId }) => client({ signIn: "key", maxRetries: 0 }).terminateJob(jobId),
  },
  played(
    { contract, service },
    "error-media-type",
    "an error as plain application/json",
    { kind: "error", maxRetries: 0 },
    replacingHeaders(playedErrors.JobCompleted, { "Content-Type": "application/json" }),
  ),
  ...Object.entries(sequences).map(([name, sequence]) =>
    sequenceScenario({ contract, service }, name, sequence),
  ),
  ...wrongAnswers.map(({ id, what, check, answer }) => ({
    ...played({ contract, service }, `wrong-${id}`, what, { kind: "wrong", check }, answer),
    direct: true,
  })),
  ...unseenRequests
    .filter(({ strays }) => !strays)
    .map(
      ({ id, blindness, check, change, signIn }): Scenario => ({
        id: `unseen-${id}`,
        title: `what the mock does not see: ${blindness}`,
        contract,
        aim: { kind: "wrong", check },
        play: ({ client, jobId }) =>
          client({ ...(signIn && { signIn }), change, maxRetries: 0 }).terminateJob(jobId),
      }),
    ),
  repetition({ contract, service }),
];

/** What is played, and by whom. */
interface Act {
  readonly contract: Contract;
  readonly service: Service;
}

function played(
  { contract, service }: Act,
  id: string,
  title: string,
  aim: Aim,
  answer: AnswerLike,
): Scenario {
  return {
    ...{ id, title, contract, aim },
    play: ({ client, jobId }) => {
      service.play(jobId, answer);
      return client({ signIn: "key", maxRetries: 0 }).terminateJob(jobId, {
        clientRequestId: CLIENT_REQUEST_ID,
      });
    },
  };
}

// An answer that gets lost is an error of the proxy's own to the client, so these go past it.
const isLost = (sequence: PlayedSequence) => sequence.played.some(({ out }) => "play" in out);

function sequenceScenario({ contract, service }: Act, name: string, sequence: PlayedSequence): Scenario {
  return {
    id: `retry-${name}`,
    title: sequence.what,
    contract,
    aim: { kind: "retry", maxRetries: 3 },
    direct: isLost(sequence),
    play: ({ client, jobId }) => {
      service.play(jobId, ...sequence.played);
      return client({ maxRetries: 3, signIn: "key" }).terminateJob(jobId, { terminateReason: "superseded" });
    },
  };
}

const repetition = ({ contract, service }: Act): Scenario => ({
  id: "repetition",
  title: "the same job three times: active, terminating and completed",
  contract,
  aim: { kind: "repetition" },
  async play({ client, jobId }) {
    await client().terminateJob(jobId);
    await client().terminateJob(jobId, { idempotent: true });
    service.complete(jobId);
    return client().terminateJob(jobId, { idempotent: true });
  },
});
