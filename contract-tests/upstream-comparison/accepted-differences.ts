import type { DifferenceKind } from "./differences.ts";

/** A difference from the published document that is meant to be. */
export interface AcceptedDifference {
  readonly kind: DifferenceKind;
  /** The keys of the differences, as the comparison prints them. */
  readonly keys: readonly string[];
  /** The published API versions that it is accepted for. */
  readonly versions: "every" | readonly string[];
  /** The day on which it was accepted. */
  readonly since: string;
  readonly reason: string;
}

const terminate = "POST /jobs/{jobId}/terminate";
const read = "GET /jobs/{jobId}";
const body = `${terminate} > request body > application/json;odata=minimalmetadata`;
const accepted202 = `${terminate} > response 202`;
const job200 = `${read} > response 200`;

const ofBoth = (part: string) => [`${terminate} > ${part}`, `${read} > ${part}`];
const ofJob = (...names: readonly string[]) =>
  names.map((name) => `${job200} > application/json > property ${name}`);

/** Every difference that is meant to be. Without a mark in the contract (`x-own`, `x-source`) none should be added. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    kind: "extra",
    keys: ofBoth("path parameter jobId > minLength"),
    versions: "every",
    since: "2026-11-22",
    reason: "An empty id would make another path of it.",
  },
  {
    kind: "extra",
    keys: ofBoth("query parameter api-version > const"),
    versions: "every",
    since: "2026-11-22",
    reason: "The contract is of one version; theirs is said in its info alone.",
  },
  {
    kind: "extra",
    keys: ofBoth("query parameter timeout > minimum"),
    versions: "every",
    since: "2026-11-22",
    reason: "A time below zero is a mistake that the mock should notice.",
  },
  {
    kind: "extra",
    keys: [
      ...ofBoth("header parameter client-request-id > pattern"),
      `${accepted202} > header client-request-id > pattern`,
      `${accepted202} > header request-id > pattern`,
      `${job200} > header client-request-id > pattern`,
      `${job200} > header request-id > pattern`,
    ],
    versions: "every",
    since: "2026-11-22",
    reason: "The format uuid alone lets the prefix urn:uuid pass.",
  },
  {
    kind: "extra",
    keys: [
      ...ofBoth("header parameter ocp-date > pattern"),
      `${terminate} > header parameter if-modified-since > pattern`,
      `${terminate} > header parameter if-unmodified-since > pattern`,
      `${accepted202} > header last-modified > pattern`,
      `${job200} > header last-modified > pattern`,
    ],
    versions: "every",
    since: "2026-11-22",
    reason: "The mock knows no format for dates of HTTP.",
  },
  {
    kind: "extra",
    keys: [`${body} > property terminateReason > default`],
    versions: "every",
    since: "2026-11-22",
    reason: "They tell the default in words only.",
  },
  {
    kind: "extra",
    keys: [`${body} > additionalProperties`],
    versions: "every",
    since: "2026-11-22",
    reason: "Without it the mock accepts a misspelled property.",
  },
  {
    kind: "extra",
    keys: [
      ...ofBoth("response default > application/json;odata=minimalmetadata"),
      `${job200} > application/json;odata=minimalmetadata`,
    ],
    versions: "every",
    since: "2026-11-22",
    reason: "Recorded errors and jobs come under this media type; the published one is kept beside it.",
  },
  {
    kind: "extra",
    keys: [
      ...ofBoth("response default > application/json > property odata.metadata"),
      ...ofJob("odata.metadata"),
    ],
    versions: "every",
    since: "2026-11-22",
    reason: "Every recorded error and job has it, though no document declares it.",
  },
  {
    kind: "extra",
    keys: ofBoth("server {batchUrl} > variable batchUrl > default"),
    versions: "every",
    since: "2026-11-22",
    reason: "OpenAPI 3.1 asks for a default; Swagger 2.0 has no variables.",
  },
  {
    kind: "missing",
    keys: ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"].map(
      (name) => `${read} > header parameter ${name}`,
    ),
    versions: "every",
    since: "2026-11-23",
    reason: "A wait must see the job whatever became of it, so its reads have no conditions.",
  },
  {
    kind: "missing",
    keys: [`${read} > query parameter $expand`],
    versions: "every",
    since: "2026-11-23",
    reason: "It is for statistics, which no wait needs.",
  },
  {
    kind: "extra",
    keys: [`${read} > query parameter $select > pattern`],
    versions: "every",
    since: "2026-11-23",
    reason: "Names of fields are all that is needed of OData, and the mock should notice anything else.",
  },
  {
    kind: "missing",
    keys: ofJob(
      ...["displayName", "url", "creationTime", "previousStateTransitionTime", "priority", "metadata"],
      ...["usesTaskDependencies", "allowTaskPreemption", "maxParallelTasks", "constraints"],
      ...["jobManagerTask", "jobPreparationTask", "jobReleaseTask", "commonEnvironmentSettings"],
      ...["poolInfo", "onAllTasksComplete", "onTaskFailure", "networkConfiguration", "stats"],
      "executionInfo > property schedulingError",
    ),
    versions: "every",
    since: "2026-11-23",
    reason: "Fields that waiting does not use, and does not select.",
  },
  {
    kind: "different",
    keys: ofJob("executionInfo > property startTime > required"),
    versions: "every",
    since: "2026-11-23",
    reason: "It is not used, so an answer without it is no reason to fail.",
  },
];
