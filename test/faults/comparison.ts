/**
 * What was measured on other clients of the service, and goes wrong in at least one of them; each line is proven by a
 * scenario of the table.
 */
export const comparison = {
  throttledWithWait: "429 with Retry-After: the wait is obeyed, then the call succeeds",
  throttledWithoutWait: "429 without Retry-After: retried after a backoff",
  unavailableOnce: "503 once: retried after a second, not after half a minute",
  resetMidBody: "connection reset in the middle of the body: the call settles",
  hangWithoutTimeoutSet: "a server that hangs, no timeout set: the call ends by itself",
  totalDeadline: "there is a limit for the whole call",
  abortInBackoff: "an abort during the backoff ends the call at once",
  ownLostAnswer: "409 or 412 after one's own lost answer: resolved, or told as unknown",
  redirectToAnotherOrigin: "a redirect to another origin: never followed, told as an error",
  loginPageAsOk: "200 with an HTML login page: an error",
  acceptedWithHtml: "202 with HTML: an error",
  errorAsPlainText: "an error body sent as text/plain: its code is kept",
  hugeErrorBody: "an error body of 50 MB: next to nothing of it is read",
  dotsAsJobId: "the job id '..': nothing is sent",
  coldCallsAtOnce: "64 cold calls at once: one token request",
  readableMessage: "an error message that a person can read",
  noTokenInErrors: "no token in any error text, after an abort neither",
  noTokenOverHttp: "no token over plain http",
} as const;

export type ComparisonRow = keyof typeof comparison;
