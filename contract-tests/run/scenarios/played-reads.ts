import type { JobState } from "../../../src/index.ts";
import { type AnswerLike, replacingHeaders } from "../../../test/upstream/answer.ts";
import { withHeader, withQuery } from "../../changing-fetch.ts";
import type { Contract } from "../../load-contract.ts";
import type { Aim, Scenario, StageOptions } from "../../scenario.ts";
import { askingToWait, jobAnswer } from "../../service/answers.ts";
import { jobAt } from "../../service/job.ts";
import { playedErrors } from "../../service/played-answers.ts";
import type { Service } from "../../service/service.ts";
import { wrongReads } from "./wrong-reads.ts";

// Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023): when the job was terminated.
const TERMINATED_MS = Date.UTC(2023, 7, 11, 22, 52, 15);

// The same recording, and an id of nobody.
const RECORDED_REQUEST_ID = "964cf4d2-1312-4283-a677-7745a0e28038";
const CLIENT_REQUEST_ID = "5a1e7c2e-3f0b-4c59-9d1a-6f2b8c7d9e10";

const STATES: readonly JobState[] = [
  ...(["active", "disabling", "disabled", "enabling", "terminating", "completed", "deleting"] as const),
];

/** The answer about a job in a state. */
const stateOf =
  (state: JobState) =>
  (jobId: string): AnswerLike =>
    jobAnswer(jobAt(jobId, state, TERMINATED_MS));

type Step = (jobId: string) => AnswerLike;

const [active, terminating, completed] = [stateOf("active"), stateOf("terminating"), stateOf("completed")];
const error =
  (name: keyof typeof playedErrors): Step =>
  () =>
    playedErrors[name];
const patient =
  (step: Step, seconds: string): Step =>
  (jobId) =>
    askingToWait(step(jobId), seconds);
const PLAIN_JSON = { "Content-Type": "application/json" };

const SEQUENCES: ReadonlyArray<readonly [id: string, title: string, steps: readonly Step[]]> = [
  ["to-the-end", "active twice, terminating, completed", [active, active, terminating, completed]],
  ["active-again", "terminating and then active again", [terminating, active]],
  ["disabled", "terminating and then disabled", [terminating, stateOf("disabled")]],
  ["gone", "terminating and then gone", [terminating, error("JobNotFound")]],
  ["refused", "terminating and then 403", [terminating, error("AuthenticationFailed")]],
  ["busy", "terminating, 503, completed", [terminating, error("ServerBusy"), completed]],
  ["asked-to", "terminating with Retry-After: 30, completed", [patient(terminating, "30"), completed]],
  [
    "plain-json",
    "a job as plain application/json",
    [(jobId) => replacingHeaders(completed(jobId), PLAIN_JSON)],
  ],
];

const RETRIES: ReadonlyArray<readonly [id: string, title: string, steps: readonly Step[]]> = [
  ["throttled", "429 with Retry-After: 30, then the job", [error("TooManyRequests"), completed]],
  ["failed", "500, 503, then the job", [error("InternalError"), error("ServerBusy"), completed]],
];

const MAX_RETRIES = 3;

/** What the stand-in answers to reads: recorded and published answers, and ones known to be wrong. */
export function playedReads(contract: Contract, service: Service): Scenario[] {
  return [
    played(
      "recorded-200",
      "the recorded 200",
      { kind: "error", maxRetries: 0 },
      [(jobId) => replacingHeaders(completed(jobId), { "request-id": RECORDED_REQUEST_ID })],
      { signIn: "token", change: withHeader("client-request-id", CLIENT_REQUEST_ID) },
    ),
    played("error-media-type", "an error as plain application/json", { kind: "error", maxRetries: 0 }, [
      () => replacingHeaders(playedErrors.AccountIsDisabled, PLAIN_JSON),
    ]),
    ...Object.entries(playedErrors).map(([name]) =>
      played(
        `error-${name}`,
        `the error ${name}`,
        { kind: "error", maxRetries: 0 },
        [error(name as keyof typeof playedErrors)],
        {
          maxRetries: 0,
        },
      ),
    ),
    {
      ...played("unknown-job", "a job that does not exist", { kind: "unknownJob" }, []),
      job: "nobody-has-this-job",
    },
    ...STATES.map((state) =>
      played(`state-${state}`, `a job that is ${state}`, { kind: "wait" }, [stateOf(state), completed]),
    ),
    ...SEQUENCES.map(([id, title, steps]) => played(`wait-${id}`, title, { kind: "wait" }, steps)),
    ...RETRIES.map(([id, title, steps]) =>
      played(`retry-${id}`, title, { kind: "retry", maxRetries: MAX_RETRIES }, steps, {
        maxRetries: MAX_RETRIES,
      }),
    ),
    ...wrongReads.map(({ id, what, check, change }) => ({
      ...played(`wrong-${id}`, what, { kind: "wrong", check }, [(jobId) => change(completed(jobId))]),
      direct: true,
    })),
    played("unseen-header", "a conditional header", { kind: "wrong", check: "request-unknown-header" }, [], {
      signIn: "token",
      change: ({ headers, ...request }) => ({ ...request, headers: [...headers, ["If-None-Match", "0x1"]] }),
    }),
    played("unseen-query", "an unknown query", { kind: "wrong", check: "request-unknown-query" }, [], {
      signIn: "token",
      change: withQuery("$expand", "stats"),
    }),
  ];

  function played(
    id: string,
    title: string,
    aim: Aim,
    steps: readonly Step[],
    options: StageOptions = {},
  ): Scenario {
    return {
      ...{ id: `read-${id}`, title, contract, aim },
      play({ client, jobId, waitTimeoutMs }) {
        service.play(jobId, ...steps.map((step) => step(jobId)));
        return client({ signIn: "key", maxRetries: 1, ...options }).waitForTermination(jobId, {
          waitTimeoutMs,
        });
      },
    };
  }
}
