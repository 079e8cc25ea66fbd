import type { JobState as ContractJobState } from "../generated/types.gen.ts";
import type { JobState } from "./errors.ts";
import { parseHttpDate } from "./http-date.ts";
import { asRecord, asText, parsedJson } from "./json.ts";
import type { Call } from "./pipeline.ts";
import { redact } from "./redact.ts";
import { requestIdOf } from "./request-id.ts";
import type { Answer } from "./service-error.ts";

/** What a read of a job told. */
export interface JobReading {
  readonly jobId: string;
  readonly state: JobState;
  /** When the job came into its state. */
  readonly stateTransitionTime: Date | undefined;
  /** The state before; `active` also for a completed job. */
  readonly previousState: JobState | undefined;
  /** Why the job ended, as it was given when it was terminated. */
  readonly terminateReason: string | undefined;
  /** When the job was completed. */
  readonly endTime: Date | undefined;
  /** The job's ETag, without quotes. */
  readonly etag: string | undefined;
  /** When the job last changed. */
  readonly lastModified: Date | undefined;
  /** The service's id of the request, for a support case. */
  readonly requestId: string | undefined;
}

/** The fields that a read asks for. */
export const SELECTED_FIELDS = "id,state,stateTransitionTime,previousState,executionInfo,eTag,lastModified";

const STATES: ReadonlySet<string> = new Set<JobState & ContractJobState>([
  "active",
  "disabling",
  "disabled",
  "enabling",
  "terminating",
  "completed",
  "deleting",
]);

/** What an answer tells about a job; undefined when it is not this job in a state that is known. */
export function readJob(
  { status, headers, body }: Answer,
  { jobId, secrets }: Pick<Call, "jobId" | "secrets">,
): JobReading | undefined {
  const job = asRecord(parsedJson(redact(typeof body === "string" ? body : "", secrets)));
  const state = asState(job["state"]);
  if (status !== 200 || state === undefined || !isSameId(job["id"], jobId)) return undefined;
  const execution = asRecord(job["executionInfo"]);
  return {
    jobId,
    state,
    stateTransitionTime: asDate(job["stateTransitionTime"]),
    previousState: asState(job["previousState"]),
    terminateReason: asText(execution["terminateReason"]),
    endTime: asDate(execution["endTime"]),
    etag: asText(job["eTag"]),
    lastModified: asDate(job["lastModified"]) ?? httpDate(headers.get("last-modified")),
    requestId: requestIdOf(headers.get("request-id")),
  };
}

// The service keeps the letter case of an id and compares without it.
const isSameId = (found: unknown, asked: string) =>
  typeof found === "string" && found.toLowerCase() === asked.toLowerCase();

const asState = (value: unknown): JobState | undefined =>
  typeof value === "string" && STATES.has(value) ? (value as JobState) : undefined;

// RFC 3339, with as many digits of a second as the service likes.
function asDate(value: unknown): Date | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value))
    return undefined;
  const epochMs = Date.parse(value);
  return Number.isNaN(epochMs) ? undefined : new Date(epochMs);
}

function httpDate(value: string | null): Date | undefined {
  const epochMs = parseHttpDate(value ?? "");
  return epochMs === undefined ? undefined : new Date(epochMs);
}
