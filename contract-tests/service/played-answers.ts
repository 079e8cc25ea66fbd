import type { AnswerLike } from "../../test/upstream/answer.ts";
import { closeAfterRequest } from "../../test/upstream/broken-connections.ts";
import { askingToWait, errorAnswer } from "./answers.ts";
import { lostAnswer, type Played } from "./played.ts";
import { publishedErrors } from "./published-errors.ts";

/** The name of an error that can be an answer to Job - Terminate. */
export type ErrorName = keyof typeof publishedErrors;

// Azure/azure-sdk-for-java, JobTests.canUpdateJobState (recorded traffic, 2023): the only Retry-After ever recorded.
const throttled = askingToWait(errorAnswer(publishedErrors.TooManyRequests), "30");

/** Every error that can be an answer to Job - Terminate, as it goes out. */
export const playedErrors: Readonly<Record<ErrorName, AnswerLike>> = {
  ...(Object.fromEntries(
    Object.entries(publishedErrors).map(([name, error]) => [name, errorAnswer(error)]),
  ) as Record<ErrorName, AnswerLike>),
  TooManyRequests: throttled,
};

/** What one call meets, and how it ends for a client that tries again. */
export interface PlayedSequence {
  readonly what: string;
  /** What is played for a job that is active; afterwards the service answers by itself. */
  readonly played: readonly Played[];
  /** How many requests it takes to the end. */
  readonly attempts: number;
  /** The status and the code of the last answer. */
  readonly last: { readonly status: number; readonly code?: string };
  /** How the client tells it. */
  readonly outcome: "accepted" | "alreadyTerminating" | "alreadyCompleted";
}

const error = (name: ErrorName): Played => ({ out: playedErrors[name] });
const ACCEPTED = { last: { status: 202 }, outcome: "accepted" } as const;

/** The sequences of errors and retries, by name. */
export const sequences = {
  throttledTwice: {
    what: "429 with Retry-After: 30 twice, then 202, as recorded",
    played: [error("TooManyRequests"), error("TooManyRequests")],
    attempts: 3,
    ...ACCEPTED,
  },
  failedOnce: { what: "500, then 202", played: [error("InternalError")], attempts: 2, ...ACCEPTED },
  timedOutOnce: {
    what: "500 OperationTimedOut, then 202",
    played: [error("OperationTimedOut")],
    attempts: 2,
    ...ACCEPTED,
  },
  busyOnce: { what: "503, then 202", played: [error("ServerBusy")], attempts: 2, ...ACCEPTED },
  closedOnce: {
    what: "a connection that closes before anything is done, then 202",
    played: [{ out: closeAfterRequest() }],
    attempts: 2,
    ...ACCEPTED,
  },
  lostThenTerminating: {
    what: "a 202 that gets lost, then 409 because the job terminates already",
    played: [lostAnswer("terminating")],
    attempts: 2,
    last: { status: 409, code: "JobBeingTerminated" },
    outcome: "alreadyTerminating",
  },
  lostThenCompleted: {
    what: "a 202 that gets lost, then 409 because the job is completed already",
    played: [lostAnswer("completed")],
    attempts: 2,
    last: { status: 409, code: "JobCompleted" },
    outcome: "alreadyCompleted",
  },
} as const satisfies Readonly<Record<string, PlayedSequence>>;
