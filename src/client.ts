import { attempt } from "./attempt.ts";
import { authorize, createAuthorizer } from "./authorize.ts";
import { signalOf } from "./check-signal.ts";
import { type BatchCredential, checkCredential, isTokenCredential } from "./credential.ts";
import { parseEndpoint } from "./endpoint.ts";
import { BatchInputError } from "./errors.ts";
import { JobCalls } from "./job-calls.ts";
import { JobRequests } from "./job-requests.ts";
import { readManyOptions, type TerminateJobsOptions } from "./many-input.ts";
import { type BatchClientOptions, readClientOptions } from "./options.ts";
import { pace } from "./pace.ts";
import type { Platform } from "./platform.ts";
import type { TerminateJobResult, WaitForTerminationResult } from "./results.ts";
import { retry } from "./retry.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";
import { makeWebSigner } from "./shared-key.ts";
import { SharedPace } from "./shared-pace.ts";
import type { TerminateJobOptions } from "./terminate-input.ts";
import { type TerminateJobsOutcome, terminateMany } from "./terminate-many.ts";
import { totalTimeout } from "./total-timeout.ts";
import { fetchTransport } from "./transport.ts";
import type { WaitForTerminationOptions } from "./wait-input.ts";

const webPlatform: Platform = {
  transport: () => fetchTransport(undefined),
  makeSigner: makeWebSigner,
  optionRules: {},
};

/**
 * A client for the Azure Batch operation Job - Terminate, API version 2023-11-01.18.0, and for waiting until it is done.
 *
 * @example
 * ```ts
 * const client = new BatchClient("https://account.region.batch.azure.com", new DefaultAzureCredential());
 * const { outcome } = await client.terminateJob("nightly-42", { terminateReason: "superseded" });
 * ```
 */
export class BatchClient {
  readonly #calls: JobCalls;
  readonly #runtime: Runtime;

  /**
   * @param endpoint the account's URL, such as `https://account.region.batch.azure.com`; a base path is kept
   * @param credential anything with `getToken`, such as a credential of `@azure/identity`, or an account name and key
   * @param options see {@link BatchClientOptions}
   * @param runtime clocks and randomness, for tests
   * @param platform what the runtime does in its own way; the entry for Node.js has one
   * @throws {BatchInputError} when one of them is wrong; nothing is sent by the constructor
   */
  constructor(
    endpoint: string,
    credential: BatchCredential,
    options: BatchClientOptions = {},
    runtime: Runtime = systemRuntime,
    platform: Platform = webPlatform,
  ) {
    const { baseUrl, scope: cloudScope } = parseEndpoint(endpoint);
    checkCredential(credential);
    const {
      policy,
      fetch,
      userAgent,
      onEvent,
      scope = cloudScope,
    } = readClientOptions(options, platform.optionRules);
    if (isTokenCredential(credential) && scope === undefined) {
      throw new BatchInputError(
        "options.scope",
        "must be given: the endpoint belongs to no Azure cloud that this package knows, and a token must not go to a stranger. Give the scope that the host takes, such as https://batch.core.windows.net//.default.",
      );
    }
    this.#runtime = runtime;
    const send = totalTimeout(runtime)(
      retry(runtime)(
        pace(runtime)(
          authorize(
            createAuthorizer(credential, scope ?? "", runtime, platform.makeSigner),
            runtime,
          )(attempt(runtime)(fetch ? fetchTransport(fetch) : platform.transport(baseUrl))),
        ),
      ),
    );
    this.#calls = new JobCalls(new JobRequests(baseUrl, userAgent, send), policy, onEvent, runtime);
  }

  /**
   * Asks the service to terminate a job: running tasks end, waiting ones never start, and the job moves to completed.
   *
   * @param jobId the job's id; ids made by a job schedule, such as `nightly:job-1`, are fine
   * @param options see {@link TerminateJobOptions}
   * @returns the outcome and what the answer told
   * @throws {BatchInputError} when an argument is wrong; nothing was sent
   * @throws {BatchServiceError} when the answer is no success, such as 404 JobNotFound
   * @throws {BatchNetworkError} when the connection could not be made or was lost
   * @throws {BatchTimeoutError} when an attempt or the whole call took too long
   * @throws {BatchCredentialError} when the credential gave nothing that can be sent
   * @throws {BatchWaitError} when `options.wait` is given and the job does not come to its end
   * @throws the reason of `options.signal`, when it aborts
   */
  terminateJob(jobId: string, options: TerminateJobOptions = {}): Promise<TerminateJobResult> {
    return this.#calls.terminate(jobId, options);
  }

  /**
   * Terminates many jobs side by side. A 429 to one of them slows all of them down.
   *
   * @param jobIds the ids, each terminated once whatever its letter case; read only as fast as jobs are terminated
   * @param options see {@link TerminateJobsOptions}
   * @returns what became of each job, in the order in which that becomes known; it does not end at a failure. Whoever
   * leaves the loop early aborts what is under way. After an abort nothing more is pulled, and each id that was pulled has
   * its outcome; an id that `jobIds` was asked for before has a second to come
   * @throws {BatchInputError} when an option is wrong; nothing was sent
   * @throws what `jobIds` throws, after the outcomes of the jobs that were under way
   */
  terminateJobs(
    jobIds: Iterable<string> | AsyncIterable<string>,
    options: TerminateJobsOptions = {},
  ): AsyncGenerator<TerminateJobsOutcome, void> {
    const { concurrency, stopOnError, each } = readManyOptions(jobIds, options);
    const shared = new SharedPace(this.#runtime, concurrency);
    return terminateMany(
      {
        ids: jobIds,
        pace: shared,
        signal: signalOf(each),
        stopOnError,
        terminate: (jobId, signal) => this.#calls.terminate(jobId, each, { signal, pace: shared }),
      },
      this.#runtime,
    );
  }

  /**
   * Reads a job until it is completed.
   *
   * @param jobId the job's id
   * @param options see {@link WaitForTerminationOptions}
   * @returns when and why the job ended
   * @throws {BatchInputError} when an argument is wrong; nothing was sent
   * @throws {BatchWaitError} when the job will not come to its end, or not in time, or cannot be read
   * @throws the reason of `options.signal`, when it aborts
   */
  waitForTermination(
    jobId: string,
    options: WaitForTerminationOptions = {},
  ): Promise<WaitForTerminationResult> {
    return this.#calls.wait(jobId, options);
  }
}
