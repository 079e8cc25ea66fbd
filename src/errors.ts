/** The seven states of a job (Microsoft Learn, "Job - Get", JobState). */
export type JobState =
  | "active"
  | "disabling"
  | "disabled"
  | "enabling"
  | "terminating"
  | "completed"
  | "deleting";

/** What a read finds: the state of a job, or that there is no such job. */
export type FoundState = JobState | "deleted";

/** What every error of this package tells beside its message. */
export interface BatchErrorDetails {
  /** How many times the request was handed to the network; 0 when nothing was sent. */
  readonly attempts: number;
  /** The `client-request-id` of the call, the same on each attempt; undefined when the call never began. */
  readonly clientRequestId: string | undefined;
  /** True when the service may have terminated the job all the same. */
  readonly outcomeUnknown: boolean;
  /** What a read found after the outcome of a call had become unknown; undefined when there was no such read. */
  readonly jobState?: FoundState | undefined;
  /** The failure underneath, if there was one. */
  readonly cause?: unknown;
}

/** The base of everything this package throws, apart from the caller's own abort reason. */
export class BatchClientError extends Error {
  override readonly name: string = "BatchClientError";
  readonly attempts: number;
  readonly clientRequestId: string | undefined;
  readonly outcomeUnknown: boolean;
  /** The state that a read found the job in, after the outcome of the call had become unknown. */
  readonly jobState: FoundState | undefined;

  constructor(message: string, details: BatchErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.attempts = details.attempts;
    this.clientRequestId = details.clientRequestId;
    this.outcomeUnknown = details.outcomeUnknown;
    this.jobState = details.jobState;
  }
}

/** One key and value of the service's error details. */
export interface BatchErrorValue {
  readonly key: string;
  readonly value: string;
}

/** What the answer of the service said. */
export interface BatchServiceErrorDetails extends BatchErrorDetails {
  readonly status: number;
  readonly code: string | undefined;
  readonly serviceMessage: string | undefined;
  readonly values: readonly BatchErrorValue[];
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly responseText: string;
}

/** The service, or something in front of it, answered with anything but a success. */
export class BatchServiceError extends BatchClientError {
  override readonly name = "BatchServiceError";
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The service's own error code, such as `JobNotFound`; undefined when the answer carried none. */
  readonly code: string | undefined;
  /** The service's sentence, without the request id and time that it appends. */
  readonly serviceMessage: string | undefined;
  /** Further details that the service gave, often empty. */
  readonly values: readonly BatchErrorValue[];
  /** The service's id of the request, for a support case. */
  readonly requestId: string | undefined;
  /** How long the service asked to wait, in milliseconds; undefined when it did not ask. */
  readonly retryAfterMs: number | undefined;
  /** The first 1,024 characters of the answer's body, for answers that are not the service's own. */
  readonly responseText: string;

  constructor(message: string, details: BatchServiceErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.code = details.code;
    this.serviceMessage = details.serviceMessage;
    this.values = details.values;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.responseText = details.responseText;
  }
}

/** Why no answer came. */
export type NetworkFailure = "refused" | "dns" | "tls" | "lost" | "redirected" | "noResponse";

/** No usable answer came: the connection could not be made, or was lost. */
export class BatchNetworkError extends BatchClientError {
  override readonly name = "BatchNetworkError";
  /**
   * `refused` (no connection), `dns` (the host has no address), `tls` (no trust in the host),
   * `lost` (the connection broke), `redirected` (fetch followed or hid a redirect), `noResponse` (the given fetch
   * resolved with something else than a Response).
   */
  readonly failure: NetworkFailure;

  constructor(message: string, details: BatchErrorDetails & { readonly failure: NetworkFailure }) {
    super(message, details);
    this.failure = details.failure;
  }
}

/** An attempt, or the whole call, took longer than allowed. */
export class BatchTimeoutError extends BatchClientError {
  override readonly name = "BatchTimeoutError";
  /** `attempt`: the last attempt passed `attemptTimeoutMs`; `total`: the call passed `totalTimeoutMs`. */
  readonly scope: "attempt" | "total";
  /** The limit that was passed, in milliseconds. */
  readonly timeoutMs: number;

  constructor(
    message: string,
    details: BatchErrorDetails & { readonly scope: "attempt" | "total"; readonly timeoutMs: number },
  ) {
    super(message, details);
    this.scope = details.scope;
    this.timeoutMs = details.timeoutMs;
  }
}

/** The credential threw, returned nothing, or returned something that cannot be sent. */
export class BatchCredentialError extends BatchClientError {
  override readonly name = "BatchCredentialError";
}

/** An argument or option is wrong; nothing was sent. */
export class BatchInputError extends BatchClientError {
  override readonly name = "BatchInputError";
  /** The argument or option that is wrong, such as `endpoint` or `options.ifMatch`. */
  readonly argument: string;

  constructor(argument: string, problem: string, cause?: unknown) {
    super(`${argument} ${problem}`, {
      attempts: 0,
      clientRequestId: undefined,
      outcomeUnknown: false,
      cause,
    });
    this.argument = argument;
  }
}
