import { readCallInput } from "./call-input.ts";
import { checkOptions, type Rules, refuse, trueOrFalse, wholeNumber } from "./input.ts";
import { defaultRetryPolicy } from "./options.ts";
import { type TerminateJobOptions, terminateRules } from "./terminate-input.ts";

/** The options of one {@link BatchClient.terminateJobs} call; all but the first two are those of each job. */
export interface TerminateJobsOptions extends Omit<TerminateJobOptions, "clientRequestId"> {
  /**
   * How many jobs are terminated at once, from 1 to 1000. A 429 halves it for a while.
   * @default 8
   */
  readonly concurrency?: number;
  /**
   * Pull no more ids after the first failure; what is under way still gets its outcome.
   * @default false
   */
  readonly stopOnError?: boolean;
}

/** Checked options of many jobs. */
export interface ManyInput {
  readonly concurrency: number;
  readonly stopOnError: boolean;
  /** The options of each job. */
  readonly each: TerminateJobOptions;
}

const DEFAULT_CONCURRENCY = 8;

const manyRules: Rules<TerminateJobOptions & TerminateJobsOptions> = {
  ...terminateRules,
  concurrency: wholeNumber(1, 1000),
  stopOnError: trueOrFalse,
};

/**
 * Checks what is asked for about many jobs; the options of each job among them.
 * @throws {BatchInputError} when something is wrong
 */
export function readManyOptions(jobIds: unknown, options: TerminateJobsOptions): ManyInput {
  checkOptions(options, manyRules);
  refuse(
    "jobIds",
    !isIterable(jobIds) && "must be a list of ids, or anything else that can be iterated over.",
  );
  const { concurrency = DEFAULT_CONCURRENCY, stopOnError = false, ...each } = options;
  refuse(
    "options.clientRequestId",
    "clientRequestId" in each && "is not an option here: each job has an id of its own.",
  );
  // What is wrong for one is wrong for all: better before the first than with each.
  readCallInput("any", each, defaultRetryPolicy, () => "");
  return { concurrency, stopOnError, each };
}

const isIterable = (value: unknown) =>
  typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
