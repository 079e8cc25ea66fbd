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
const body = `${terminate} > request body > application/json;odata=minimalmetadata`;
const accepted202 = `${terminate} > response 202`;
const error = `${terminate} > response default`;

/** Every difference that is meant to be. Without a mark in the contract (`x-own`, `x-source`) none should be added. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    kind: "extra",
    keys: [`${terminate} > path parameter jobId > minLength`],
    versions: "every",
    since: "2026-11-22",
    reason: "An empty id would make another path of it.",
  },
  {
    kind: "extra",
    keys: [`${terminate} > query parameter api-version > const`],
    versions: "every",
    since: "2026-11-22",
    reason: "The contract is of one version; theirs is said in its info alone.",
  },
  {
    kind: "extra",
    keys: [`${terminate} > query parameter timeout > minimum`],
    versions: "every",
    since: "2026-11-22",
    reason: "A time below zero is a mistake that the mock should notice.",
  },
  {
    kind: "extra",
    keys: [
      `${terminate} > header parameter client-request-id > pattern`,
      `${accepted202} > header client-request-id > pattern`,
      `${accepted202} > header request-id > pattern`,
    ],
    versions: "every",
    since: "2026-11-22",
    reason: "The format uuid alone lets the prefix urn:uuid pass.",
  },
  {
    kind: "extra",
    keys: [
      `${terminate} > header parameter ocp-date > pattern`,
      `${terminate} > header parameter if-modified-since > pattern`,
      `${terminate} > header parameter if-unmodified-since > pattern`,
      `${accepted202} > header last-modified > pattern`,
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
    keys: [`${error} > application/json;odata=minimalmetadata`],
    versions: "every",
    since: "2026-11-22",
    reason: "Recorded errors come under this media type; the published one is kept beside it.",
  },
  {
    kind: "extra",
    keys: [`${error} > application/json > property odata.metadata`],
    versions: "every",
    since: "2026-11-22",
    reason: "Every recorded error has it, though no document declares it.",
  },
  {
    kind: "extra",
    keys: [`${terminate} > server {batchUrl} > variable batchUrl > default`],
    versions: "every",
    since: "2026-11-22",
    reason: "OpenAPI 3.1 asks for a default; Swagger 2.0 has no variables.",
  },
];
