import type { AccountFlags } from "./account.ts";
import type { BatchClientOptions, TerminateJobsOptions, WaitForTerminationOptions } from "./library.ts";
import { UsageError } from "./usage-error.ts";

/** What both commands can be asked. Durations are in milliseconds. */
export interface SharedAsked extends AccountFlags {
  readonly from: readonly string[];
  readonly json: boolean;
  readonly concurrency?: number;
  readonly attemptTimeout?: number;
  readonly totalTimeout?: number;
  readonly retries?: number;
}

/** What `terminate` can be asked. */
export interface TerminateAsked extends SharedAsked {
  readonly reason?: string;
  readonly wait: boolean;
  readonly waitTimeout?: number;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: Date;
  readonly ifUnmodifiedSince?: Date;
  readonly serverTimeout?: number;
  readonly idempotent: boolean;
  readonly dryRun: boolean;
  readonly journal?: string;
  readonly stopOnError: boolean;
}

/** What `wait` can be asked. */
export interface WaitAsked extends SharedAsked {
  readonly timeout?: number;
  readonly acceptDeleted: boolean;
}

/** The options of the client. */
export const clientOptions = (asked: SharedAsked): BatchClientOptions => ({
  ...given("attemptTimeoutMs", asked.attemptTimeout),
  ...given("totalTimeoutMs", asked.totalTimeout),
  ...given("maxRetries", asked.retries),
  ...given("scope", asked.scope),
});

/**
 * The options of the terminations.
 * @throws {UsageError} for a wait timeout without a wait
 */
export function terminateOptions(asked: TerminateAsked): TerminateJobsOptions {
  if (asked.waitTimeout !== undefined && !asked.wait) {
    throw new UsageError("--wait-timeout is for --wait. Give both, or neither.");
  }
  return {
    ...given("terminateReason", asked.reason),
    ...given("ifMatch", asked.ifMatch),
    ...given("ifNoneMatch", asked.ifNoneMatch),
    ...given("ifModifiedSince", asked.ifModifiedSince),
    ...given("ifUnmodifiedSince", asked.ifUnmodifiedSince),
    ...given("serverTimeoutSeconds", asked.serverTimeout),
    ...given("concurrency", asked.concurrency),
    ...(asked.wait ? { wait: given("waitTimeoutMs", asked.waitTimeout) } : {}),
    idempotent: asked.idempotent,
    stopOnError: asked.stopOnError,
  };
}

/** The options of the waits. */
export const waitOptions = ({ timeout, acceptDeleted }: WaitAsked): WaitForTerminationOptions => ({
  ...given("waitTimeoutMs", timeout),
  acceptDeleted,
});

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Each in Name]?: Value };
