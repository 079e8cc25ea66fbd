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
  readonly why: string;
}

const status =
  (from: number, to = from) =>
  (failure: AttemptFailure) =>
    typeof failure === "object" && failure.status >= from && failure.status <= to;
const kind = (name: AttemptFailure) => (failure: AttemptFailure) => failure === name;

/**
 * What is retried, and what leaves the outcome unknown. The first line that matches decides.
 *
 * Source: the transient statuses that the Azure SDKs retry (Azure/azure-sdk-for-net, Azure.Core
 * `ResponseClassifier`); 429 leaves the outcome unknown since Azure/azure-sdk-for-net issue 36549 saw a retried
 * request meet its own success.
 */
export const retryTable: readonly RetryRow[] = [
  {
    failure: "408",
    matches: status(408),
    retried: true,
    mayHaveActed: true,
    why: "The service gave up waiting, perhaps after it acted.",
  },
  {
    failure: "429",
    matches: status(429),
    retried: true,
    mayHaveActed: true,
    why: "Throttled. Requests answered so have been seen to take effect.",
  },
  {
    failure: "501, 505",
    matches: (failure) => status(501)(failure) || status(505)(failure),
    retried: false,
    mayHaveActed: true,
    why: "The answer will not change.",
  },
  {
    failure: "other 5xx",
    matches: status(500, 599),
    retried: true,
    mayHaveActed: true,
    why: "The service, or a gateway in front of it, is in trouble for a while.",
  },
  {
    failure: "2xx other than 202",
    matches: status(200, 299),
    retried: false,
    mayHaveActed: true,
    why: "Something else answered, such as a login page; what became of the request is not known.",
  },
  {
    failure: "600 and above",
    matches: status(600, Number.POSITIVE_INFINITY),
    retried: false,
    mayHaveActed: true,
    why: "Whoever answered does not speak HTTP; what became of the request is not known.",
  },
  {
    failure: "any other status",
    matches: status(0, Number.POSITIVE_INFINITY),
    retried: false,
    mayHaveActed: false,
    why: "The request was refused, and would be again. Redirects are never followed.",
  },
  {
    failure: "connection lost",
    matches: kind("lost"),
    retried: true,
    mayHaveActed: true,
    why: "The request may have arrived; only the answer is missing.",
  },
  {
    failure: "attempt timeout",
    matches: kind("attemptTimeout"),
    retried: true,
    mayHaveActed: true,
    why: "The request may have arrived; the answer took too long.",
  },
  {
    failure: "connection refused",
    matches: kind("refused"),
    retried: true,
    mayHaveActed: false,
    why: "Nothing was sent.",
  },
  {
    failure: "DNS failure",
    matches: kind("dns"),
    retried: true,
    mayHaveActed: false,
    why: "Nothing was sent.",
  },
  {
    failure: "TLS failure",
    matches: kind("tls"),
    retried: false,
    mayHaveActed: false,
    why: "The host is not trusted; nothing was sent.",
  },
  {
    failure: "redirect that fetch followed or hid",
    matches: kind("redirected"),
    retried: false,
    mayHaveActed: true,
    why: "A stranger may have answered.",
  },
  {
    failure: "fetch that gives no Response",
    matches: kind("noResponse"),
    retried: false,
    mayHaveActed: true,
    why: "The given fetch is wrong, and would be again.",
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
