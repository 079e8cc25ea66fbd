import { createClient } from "../generated/client/index.ts";
import { JobApi } from "../generated/sdk.gen.ts";
import { attempt } from "./attempt.ts";
import { authorize, createAuthorizer } from "./authorize.ts";
import { type BatchCredential, checkCredential, isTokenCredential } from "./credential.ts";
import { parseEndpoint } from "./endpoint.ts";
import { BatchInputError, isBatchClientError, isBatchServiceError } from "./errors.ts";
import { emit, type OnEvent } from "./events.ts";
import { type BatchClientOptions, type RetryPolicy, readClientOptions, readRetryPolicy } from "./options.ts";
import type { Call, Send } from "./pipeline.ts";
import { readResult, type TerminateJobResult } from "./result.ts";
import { retry } from "./retry.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";
import { readTerminateInput, type TerminateJobOptions } from "./terminate-input.ts";
import { totalTimeout } from "./total-timeout.ts";
import { fetchTransport } from "./transport.ts";
import { VERSION } from "./version.ts";

/**
 * A client for the Azure Batch operation Job - Terminate, API version 2023-11-01.18.0.
 *
 * @example
 * ```ts
 * const client = new BatchClient("https://account.region.batch.azure.com", new DefaultAzureCredential());
 * const { outcome } = await client.terminateJob("nightly-42", { terminateReason: "superseded" });
 * ```
 */
export class BatchClient {
  readonly #api: JobApi;
  readonly #send: Send;
  readonly #policy: RetryPolicy;
  readonly #onEvent: OnEvent | undefined;
  readonly #runtime: Runtime;

  /**
   * @param endpoint the account's URL, such as `https://account.region.batch.azure.com`; a base path is kept
   * @param credential anything with `getToken`, such as a credential of `@azure/identity`, or an account name and key
   * @param options see {@link BatchClientOptions}
   * @param runtime clocks and randomness, for tests
   * @throws {BatchInputError} when one of them is wrong; nothing is sent by the constructor
   */
  constructor(
    endpoint: string,
    credential: BatchCredential,
    options: BatchClientOptions = {},
    runtime: Runtime = systemRuntime,
  ) {
    const { baseUrl, scope: cloudScope } = parseEndpoint(endpoint);
    checkCredential(credential);
    const { policy, fetch, userAgent, onEvent, scope = cloudScope } = readClientOptions(options);
    if (isTokenCredential(credential) && scope === undefined) {
      throw new BatchInputError(
        "options.scope",
        "must be given: the endpoint belongs to no Azure cloud that this package knows, and a token must not go to a stranger. Give the scope that the host takes, such as https://batch.core.windows.net//.default.",
      );
    }
    this.#policy = policy;
    this.#onEvent = onEvent;
    this.#runtime = runtime;
    this.#api = new JobApi({ client: createClient({ baseUrl, headers: defaultHeaders(userAgent) }) });
    this.#send = totalTimeout(runtime)(
      retry(runtime)(
        authorize(
          createAuthorizer(credential, scope ?? "", runtime),
          runtime,
        )(attempt(runtime)(fetchTransport(fetch))),
      ),
    );
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
   * @throws the reason of `options.signal`, when it aborts
   */
  async terminateJob(jobId: string, options: TerminateJobOptions = {}): Promise<TerminateJobResult> {
    const input = readTerminateInput(jobId, options, () => this.#runtime.uuid());
    const policy = readRetryPolicy(options, this.#policy);
    const signal = options.signal ?? new AbortController().signal;
    const body = JSON.stringify(input.body);
    const startedAt = this.#runtime.elapsed();
    const call: Call = {
      label: `POST /jobs/${encodeURIComponent(jobId)}/terminate`,
      jobId,
      clientRequestId: input.headers["client-request-id"] ?? "",
      onEvent: this.#onEvent,
      policy,
      startedAt,
      deadline: startedAt + policy.totalTimeoutMs,
      attempts: 0,
      ambiguous: false,
      answerText: "",
      challenged: false,
      scheme: undefined,
      secrets: new Set(),
    };
    try {
      const answer = await this.#api.jobTerminate({
        ...input,
        bodySerializer: () => body,
        parseAs: "text",
        fetch: (request) => {
          const { method, url, headers } = request as Request;
          return this.#send({ method, url, headers, body, signal, call });
        },
      });
      if (!answer.response) throw signal.aborted ? signal.reason : answer.error;
      const { status, headers } = answer.response;
      const content = answer.error ?? answer.data;
      return readResult(
        { status, headers, body: content },
        call,
        options.idempotent ?? false,
        this.#runtime.now(),
      );
    } catch (error) {
      emit(call, this.#runtime.elapsed(), gaveUpEvent(call, error));
      throw error;
    }
  }
}

const gaveUpEvent = (call: Call, error: unknown) =>
  ({
    type: "gaveUp",
    reason: isBatchClientError(error) ? error.name : "aborted",
    status: isBatchServiceError(error) ? error.status : undefined,
    outcomeUnknown: call.ambiguous,
  }) as const;

const defaultHeaders = (userAgent: string | undefined) => ({
  Accept: "application/json",
  "User-Agent": `${userAgent ? `${userAgent} ` : ""}azure-batch-job-terminate/${VERSION}`,
});
