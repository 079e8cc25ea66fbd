import { signalOf } from "./check-signal.ts";
import { type RetryPolicy, readRetryPolicy } from "./options.ts";
import type { StopSignal } from "./stop.ts";
import { readTerminateInput, type TerminateInput, type TerminateJobOptions } from "./terminate-input.ts";
import { readWaitOptions, type WaitPolicy } from "./wait-input.ts";

/** All that a call to terminate a job was asked for, checked. */
export interface CallInput {
  readonly input: TerminateInput;
  readonly clientRequestId: string;
  readonly policy: RetryPolicy;
  readonly idempotent: boolean;
  /** How to wait for the job's end; undefined when that was not asked for. */
  readonly wait: WaitPolicy | undefined;
  readonly signal: StopSignal;
}

/**
 * Checks a call to terminate a job, before anything is sent.
 * @param base the retry options that are not given
 * @param newId makes the client-request-id of a call that brings none
 * @throws {BatchInputError} for anything that is wrong
 */
export function readCallInput(
  jobId: string,
  options: TerminateJobOptions,
  base: RetryPolicy,
  newId: () => string,
): CallInput {
  const input = readTerminateInput(jobId, options, newId);
  const { wait = false, idempotent = false } = options;
  return {
    input,
    clientRequestId: input.headers["client-request-id"] ?? "",
    policy: readRetryPolicy(options, base),
    idempotent,
    wait: wait === false ? undefined : readWaitOptions(wait === true ? {} : wait, base, "options.wait"),
    signal: signalOf(options),
  };
}
