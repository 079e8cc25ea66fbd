import type { TerminateJobOptions } from "../../../src/index.ts";
import type { AnswerLike } from "../../../test/upstream/answer.ts";
import type { Contract } from "../../load-contract.ts";
import type { Aim, Scenario } from "../../scenario.ts";
import { lostAnswer, type Played } from "../../service/played.ts";
import { playedErrors } from "../../service/played-answers.ts";
import type { Service } from "../../service/service.ts";

interface Act {
  readonly id: string;
  readonly title: string;
  readonly aim: Aim;
  readonly steps: readonly (Played | AnswerLike)[];
  readonly options?: TerminateJobOptions;
  readonly maxRetries?: number;
  /** Whether an answer gets lost, which the proxy would answer by an error of its own. */
  readonly isLost?: boolean;
}

const LOOK: Aim = { kind: "look" };
const WAIT: Aim = { kind: "wait" };
const WAITING = { wait: { waitTimeoutMs: Number.POSITIVE_INFINITY } } as const;

const ACTS: readonly Act[] = [
  {
    id: "look-lost",
    title: "a 202 that gets lost, after which the job is found terminating",
    aim: LOOK,
    steps: [lostAnswer("terminating")],
    isLost: true,
  },
  {
    id: "look-lost-completed",
    title: "a 202 that gets lost, after which the job is found completed",
    aim: LOOK,
    steps: [lostAnswer("completed")],
    isLost: true,
  },
  {
    id: "look-busy",
    title: "503, after which the job is found active",
    aim: LOOK,
    steps: [playedErrors.ServerBusy],
  },
  {
    id: "look-gone",
    title: "500, after which the job is not there",
    aim: LOOK,
    steps: [{ job: "gone", out: playedErrors.InternalError }],
  },
  {
    id: "look-condition",
    title: "503 and 412, after which the job is found terminating",
    aim: LOOK,
    steps: [{ job: "terminating", out: playedErrors.ServerBusy }, playedErrors.ConditionNotMet],
    maxRetries: 1,
    options: { ifUnmodifiedSince: new Date("2036-02-17T00:00:00Z") },
  },
  {
    id: "terminate-and-wait",
    title: "202, terminating and completed, as the service does it",
    aim: WAIT,
    steps: [],
    options: { ...WAITING, ifMatch: "*", terminateReason: "superseded" },
  },
  {
    id: "terminate-and-wait-disabled",
    title: "202 with a job that somebody disables",
    aim: WAIT,
    steps: [{ job: "disabled", out: playedErrors.ServerBusy }],
    maxRetries: 1,
    options: WAITING,
  },
];

/** Calls that terminate a job of the stand-in and read it as well: after a lost answer, or until it is over. */
export const playedReadsOfTerminations = (contract: Contract, service: Service): Scenario[] =>
  ACTS.map(({ id, title, aim, steps, options = {}, maxRetries = 0, isLost = false }) => ({
    ...{ id, title, contract, aim, direct: isLost },
    play({ client, jobId }) {
      service.play(jobId, ...steps);
      return client({ signIn: "key", maxRetries }).terminateJob(jobId, options);
    },
  }));
