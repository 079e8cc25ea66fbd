import type { JobTerminateData } from "../generated/types.gen.ts";
import { checkSignal } from "./check-signal.ts";
import { BatchInputError } from "./errors.ts";
import { formatHttpDate } from "./http-date.ts";
import { knownKeys } from "./input.ts";
import { type RetryPolicy, retryPolicyKeys } from "./options.ts";
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

/** The names that {@link readTerminateInput} understands. */
export const terminateOptionKeys: readonly string[] = [
  ...retryPolicyKeys,
  "terminateReason",
  "serverTimeoutSeconds",
  "clientRequestId",
  "returnClientRequestId",
  "ifMatch",
  "ifNoneMatch",
  "ifModifiedSince",
  "ifUnmodifiedSince",
  "idempotent",
  "wait",
  "signal",
];

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
  knownKeys(options, terminateOptionKeys);
  refuseMixedConditions(options);
  checkBoolean("idempotent", options.idempotent);
  checkSignal(options.signal);
  return {
    path: { jobId: checkJobId(jobId) },
    query: {
      "api-version": API_VERSION,
      ...present("timeout", checkSeconds("serverTimeoutSeconds", options.serverTimeoutSeconds)),
    },
    headers: {
      "client-request-id": checkUuid("clientRequestId", options.clientRequestId) ?? newId(),
      "return-client-request-id":
        checkBoolean("returnClientRequestId", options.returnClientRequestId) ?? true,
      ...present("If-Match", checkEtag("ifMatch", options.ifMatch)),
      ...present("If-None-Match", checkEtag("ifNoneMatch", options.ifNoneMatch)),
      ...present("If-Modified-Since", checkDate("ifModifiedSince", options.ifModifiedSince)),
      ...present("If-Unmodified-Since", checkDate("ifUnmodifiedSince", options.ifUnmodifiedSince)),
    },
    body: present("terminateReason", checkText("terminateReason", options.terminateReason)),
  };
}

const present = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

// Ids made by a job schedule hold a colon and can be long, so only what would change the URL is refused.
/**
 * Checks the id of a job.
 * @throws {BatchInputError} for an id that would change the URL, or cannot stand in one
 */
export function checkJobId(jobId: unknown): string {
  if (typeof jobId !== "string" || jobId === "") {
    throw new BatchInputError(
      "jobId",
      `must be a non-empty text; got ${jobId === "" ? "an empty one" : typeof jobId}.`,
    );
  }
  if (jobId === "." || jobId === "..") {
    throw new BatchInputError(
      "jobId",
      `must not be "${jobId}": it would be dropped from the URL, and the request would go to another path.`,
    );
  }
  if (!isWellFormed(jobId)) {
    throw new BatchInputError("jobId", "holds half of a surrogate pair and cannot be encoded in a URL.");
  }
  return jobId;
}

// String.prototype.isWellFormed is newer than the oldest browsers that run the rest.
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

function checkText(name: keyof TerminateJobOptions, value: unknown): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw new BatchInputError(`options.${name}`, `must be a text; got ${typeof value}.`);
}

function checkBoolean(name: keyof TerminateJobOptions, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw new BatchInputError(`options.${name}`, `must be true or false; got ${typeof value}.`);
}

function checkSeconds(name: keyof TerminateJobOptions, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31)
    return value as number;
  throw new BatchInputError(`options.${name}`, "must be a whole number of seconds from 0 to 2147483647.");
}

function checkUuid(name: keyof TerminateJobOptions, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value;
  throw new BatchInputError(
    `options.${name}`,
    "must be a UUID without braces, such as 9c4d50ee-2d56-4cd3-8152-34347dc9f2b0.",
  );
}

function checkEtag(name: keyof TerminateJobOptions, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new BatchInputError(
    `options.${name}`,
    "must be an ETag: printable ASCII without spaces, such as 0x8DB9ABD9BC6099C.",
  );
}

function checkDate(name: keyof TerminateJobOptions, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const epochMs = value instanceof Date ? value.getTime() : Number.NaN;
  const year = new Date(epochMs).getUTCFullYear();
  if (year >= 1 && year <= 9999) return formatHttpDate(epochMs);
  throw new BatchInputError(`options.${name}`, "must be a valid Date of the years 1 to 9999.");
}

// The service answers any other combination with 400 MultipleConditionHeadersNotSupported (Microsoft Learn, "Specifying
// conditional headers for Batch service operations").
function refuseMixedConditions(options: TerminateJobOptions): void {
  const given = (["ifMatch", "ifNoneMatch", "ifModifiedSince", "ifUnmodifiedSince"] as const).filter(
    (name) => options[name] !== undefined,
  );
  const pair = given.join("+");
  if (given.length < 2 || pair === "ifMatch+ifUnmodifiedSince" || pair === "ifNoneMatch+ifModifiedSince")
    return;
  throw new BatchInputError(
    `options.${given[1]}`,
    `excludes options.${given[0]}. Give one condition, or ifMatch with ifUnmodifiedSince, or ifNoneMatch with ifModifiedSince.`,
  );
}
