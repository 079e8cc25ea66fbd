import type { JobTerminateData } from "../generated/types.gen.ts";
import { abortSignal } from "./check-signal.ts";
import { formatHttpDate } from "./http-date.ts";
import { anything, checkOptions, type Rule, type Rules, refuse, trueOrFalse, wholeNumber } from "./input.ts";
import { type RetryPolicy, retryRules } from "./options.ts";
import type { WaitOptions } from "./wait-input.ts";

/** The options of one {@link BatchClient.terminateJob} call. */
export interface TerminateJobOptions extends Partial<RetryPolicy> {
  /**
   * The reason that the job shows afterwards.
   * @default the service's own, `UserTerminate`
   */
  readonly terminateReason?: string;
  /**
   * How long the service may spend on the request, in whole seconds: the contract's `timeout`.
   * @default the service's own, 30; later versions of the service count anything longer as 30
   */
  readonly serverTimeoutSeconds?: number;
  /**
   * The id under which the call can be found again, a UUID without braces; the same on each attempt.
   * @default a fresh random UUID for each call
   */
  readonly clientRequestId?: string;
  /**
   * Whether the answer repeats `clientRequestId`.
   * @default true
   */
  readonly returnClientRequestId?: boolean;
  /** Terminate only if the job still has this ETag; sent as given, since the service's ETags have no quotes. */
  readonly ifMatch?: string;
  /** Terminate only if the job no longer has this ETag. */
  readonly ifNoneMatch?: string;
  /** Terminate only if the job has changed since; parts of a second are dropped. */
  readonly ifModifiedSince?: Date;
  /** Terminate only if the job has not changed since; parts of a second are dropped. */
  readonly ifUnmodifiedSince?: Date;
  /**
   * Take a job that is already terminating or completed for a success, also on the first attempt.
   * @default false
   */
  readonly idempotent?: boolean;
  /**
   * Wait until the job is over: `true`, or how to wait. The total timeout is for the termination alone; the wait has a
   * timeout of its own.
   * @default false
   */
  readonly wait?: boolean | WaitOptions;
  /** Ends the call at once, wherever it is; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What a checked call sends, in the words of the contract. */
export interface TerminateInput {
  readonly path: JobTerminateData["path"];
  readonly query: JobTerminateData["query"];
  readonly headers: NonNullable<JobTerminateData["headers"]>;
  readonly body: NonNullable<JobTerminateData["body"]>;
}

/** The API version that this package speaks; the contract fixes it. */
export const API_VERSION: JobTerminateData["query"]["api-version"] = "2023-11-01.18.0";

const etag: Rule = (value) =>
  !(typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) &&
  "must be an ETag: printable ASCII without spaces, such as 0x8DB9ABD9BC6099C.";

const date: Rule = (value) => {
  const year = value instanceof Date ? value.getUTCFullYear() : 0;
  return !(year >= 1 && year <= 9999) && "must be a valid Date of the years 1 to 9999.";
};

/** What the options of a call must be. */
export const terminateRules: Rules<TerminateJobOptions> = {
  ...retryRules,
  terminateReason: (value) => typeof value !== "string" && `must be a text; got ${typeof value}.`,
  serverTimeoutSeconds: wholeNumber(0, 2 ** 31 - 1, "a whole number of seconds"),
  clientRequestId: (value) =>
    !(typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) &&
    "must be a UUID without braces, such as 9c4d50ee-2d56-4cd3-8152-34347dc9f2b0.",
  returnClientRequestId: trueOrFalse,
  ifMatch: etag,
  ifNoneMatch: etag,
  ifModifiedSince: date,
  ifUnmodifiedSince: date,
  idempotent: trueOrFalse,
  // It has options of its own.
  wait: anything,
  signal: abortSignal,
};

/**
 * Checks a call and translates it into the contract's words.
 * @param newId makes the client-request-id of a call that brings none
 * @throws {BatchInputError} for anything that the contract or the service would refuse
 */
export function readTerminateInput(
  jobId: string,
  options: TerminateJobOptions,
  newId: () => string,
): TerminateInput {
  checkOptions(options, terminateRules);
  refuseMixedConditions(options);
  checkJobId(jobId);
  const { clientRequestId = newId(), returnClientRequestId = true } = options;
  const { terminateReason, serverTimeoutSeconds: timeout } = options;
  return {
    path: { jobId },
    query: { "api-version": API_VERSION, ...(timeout !== undefined && { timeout }) },
    headers: {
      "client-request-id": clientRequestId,
      "return-client-request-id": returnClientRequestId,
      ...conditionalHeaders(options),
    },
    body: terminateReason === undefined ? {} : { terminateReason },
  };
}

const conditionalHeaders = ({
  ifMatch,
  ifNoneMatch,
  ifModifiedSince,
  ifUnmodifiedSince,
}: TerminateJobOptions) => ({
  ...(ifMatch !== undefined && { "If-Match": ifMatch }),
  ...(ifNoneMatch !== undefined && { "If-None-Match": ifNoneMatch }),
  ...(ifModifiedSince && { "If-Modified-Since": formatHttpDate(ifModifiedSince.getTime()) }),
  ...(ifUnmodifiedSince && { "If-Unmodified-Since": formatHttpDate(ifUnmodifiedSince.getTime()) }),
});

/**
 * Checks the id of a job.
 * @throws {BatchInputError} for an id that would change the URL, or cannot stand in one
 */
export const checkJobId = (jobId: unknown): void => refuse("jobId", jobIdProblem(jobId));

// Ids made by a job schedule hold a colon and can be long, so only what would change the URL is refused.
const jobIdProblem: Rule = (jobId) => {
  if (typeof jobId !== "string" || jobId === "")
    return `must be a non-empty text; got ${jobId === "" ? "an empty one" : typeof jobId}.`;
  if (jobId === "." || jobId === "..")
    return `must not be "${jobId}": it would be dropped from the URL, and the request would go to another path.`;
  return !isWellFormed(jobId) && "holds half of a surrogate pair and cannot be encoded in a URL.";
};

// String.prototype.isWellFormed is newer than the oldest browsers that run the rest.
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

// The service answers any other combination with 400 MultipleConditionHeadersNotSupported (Microsoft Learn, "Specifying
// conditional headers for Batch service operations").
function refuseMixedConditions(options: TerminateJobOptions): void {
  const conditions = (["ifMatch", "ifNoneMatch", "ifModifiedSince", "ifUnmodifiedSince"] as const).filter(
    (name) => options[name] !== undefined,
  );
  const pair = conditions.join("+");
  if (conditions.length < 2 || pair === "ifMatch+ifUnmodifiedSince" || pair === "ifNoneMatch+ifModifiedSince")
    return;
  refuse(
    `options.${conditions[1]}`,
    `excludes options.${conditions[0]}. Give one condition, or ifMatch with ifUnmodifiedSince, or ifNoneMatch with ifModifiedSince.`,
  );
}
