import { clientOutcome } from "./client-outcome.ts";
import { exampleValidity } from "./example-validity.ts";
import { idempotentRepetition } from "./idempotent-repetition.ts";
import { knownViolation } from "./known-violation.ts";
import { negativeRejection } from "./negative-rejection.ts";
import { positiveAcceptance } from "./positive-acceptance.ts";
import { refusedCredentials } from "./refused-credentials.ts";
import { retryConformance } from "./retry-conformance.ts";
import type { RunCheck } from "./run-check.ts";
import { targetAgreement } from "./target-agreement.ts";
import { unknownJob } from "./unknown-job.ts";
import { unsupportedMethod } from "./unsupported-method.ts";
import { unusedExample } from "./unused-example.ts";
import { validatingProxy } from "./validating-proxy.ts";
import { waitConformance } from "./wait-conformance.ts";

/** Every check of a whole run, by its id. */
export const runChecks: Readonly<Record<string, RunCheck>> = {
  "positive-acceptance": positiveAcceptance,
  "negative-rejection": negativeRejection,
  "unsupported-method": unsupportedMethod,
  "refused-credentials": refusedCredentials,
  "unknown-job": unknownJob,
  "client-outcome": clientOutcome,
  "retry-conformance": retryConformance,
  "wait-conformance": waitConformance,
  "idempotent-repetition": idempotentRepetition,
  "target-agreement": targetAgreement,
  "validating-proxy": validatingProxy,
  "example-validity": exampleValidity,
  "unused-example": unusedExample,
  "known-violation": knownViolation,
};
