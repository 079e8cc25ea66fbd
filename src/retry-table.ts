import type { NetworkFailure } from "./errors.ts";

/** Everything that can end an attempt without an accepted answer. */
export type AttemptFailure = { readonly status: number } | NetworkFailure | "attemptTimeout";

/** One line of the retry table. */
export interface RetryRow {
  /** The failure, in words. */
  readonly failure: string;
  readonly matches: (failure: AttemptFailure) => boolean;
  /** Whether another attempt is worth making. */
  readonly retried: boolean;
  /** Whether the service may have acted on the attempt. */
  readonly mayHaveActed: boolean;
}

const status =
  (from: number, to = from) =>
  (failure: AttemptFailure) =>
    typeof failure === "object" && failure.status >= from && failure.status <= to;
const kind = (name: AttemptFailure) => (failure: AttemptFailure) => failure === name;

/**
 * What is retried, and what leaves the outcome unknown. The first line that matches decides. Why, is said in
 * scripts/readme/retry-reasons.ts: no program downloads that.
 *
 * Source: the transient statuses that the Azure SDKs retry (Azure/azure-sdk-for-net, Azure.Core
 * `ResponseClassifier`); 429 leaves the outcome unknown since Azure/azure-sdk-for-net issue 36549 saw a retried
 * request meet its own success.
 */
export const retryTable: readonly RetryRow[] = [
  { failure: "408", matches: status(408), retried: true, mayHaveActed: true },
  { failure: "429", matches: status(429), retried: true, mayHaveActed: true },
  {
    failure: "501, 505",
    matches: (failure) => status(501)(failure) || status(505)(failure),
    retried: false,
    mayHaveActed: true,
  },
  { failure: "other 5xx", matches: status(500, 599), retried: true, mayHaveActed: true },
  { failure: "2xx other than 202", matches: status(200, 299), retried: false, mayHaveActed: true },
  {
    failure: "600 and above",
    matches: status(600, Number.POSITIVE_INFINITY),
    retried: false,
    mayHaveActed: true,
  },
  {
    failure: "any other status",
    matches: status(0, Number.POSITIVE_INFINITY),
    retried: false,
    mayHaveActed: false,
  },
  { failure: "connection lost", matches: kind("lost"), retried: true, mayHaveActed: true },
  { failure: "attempt timeout", matches: kind("attemptTimeout"), retried: true, mayHaveActed: true },
  { failure: "connection refused", matches: kind("refused"), retried: true, mayHaveActed: false },
  { failure: "DNS failure", matches: kind("dns"), retried: true, mayHaveActed: false },
  { failure: "TLS failure", matches: kind("tls"), retried: false, mayHaveActed: false },
  {
    failure: "redirect that fetch followed or hid",
    matches: kind("redirected"),
    retried: false,
    mayHaveActed: true,
  },
  {
    failure: "fetch that gives no Response",
    matches: kind("noResponse"),
    retried: false,
    mayHaveActed: true,
  },
];

/** A failure in one word or two: its status, or the words of the table. */
export const failureName = (failure: AttemptFailure): string =>
  typeof failure === "object" ? String(failure.status) : retryRow(failure).failure;

/** The line of the table for one failure. */
export function retryRow(failure: AttemptFailure): RetryRow {
  const row = retryTable.find((candidate) => candidate.matches(failure));
  if (!row) throw new TypeError(`The retry table has no line for ${JSON.stringify(failure)}.`);
  return row;
}
