import type {
  BatchClientError,
  BatchCredentialError,
  BatchInputError,
  BatchNetworkError,
  BatchServiceError,
  BatchTimeoutError,
} from "./errors.ts";
import type { BatchWaitError } from "./wait-error.ts";

// Names instead of instanceof: two copies of this package in one program must still know each other's errors.
const named = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name);

/** Whether this is an error of this package, of any kind. */
export const isBatchClientError = (error: unknown): error is BatchClientError =>
  named(
    error,
    "BatchClientError",
    "BatchServiceError",
    "BatchNetworkError",
    "BatchTimeoutError",
    "BatchCredentialError",
    "BatchInputError",
    "BatchWaitError",
  );

/** Whether waiting for the end of a job was in vain. */
export const isBatchWaitError = (error: unknown): error is BatchWaitError => named(error, "BatchWaitError");

/** Whether the service answered with an error. */
export const isBatchServiceError = (error: unknown): error is BatchServiceError =>
  named(error, "BatchServiceError");

/** Whether no usable answer came. */
export const isBatchNetworkError = (error: unknown): error is BatchNetworkError =>
  named(error, "BatchNetworkError");

/** Whether an attempt or the call took too long. */
export const isBatchTimeoutError = (error: unknown): error is BatchTimeoutError =>
  named(error, "BatchTimeoutError");

/** Whether the credential failed. */
export const isBatchCredentialError = (error: unknown): error is BatchCredentialError =>
  named(error, "BatchCredentialError");

/** Whether an argument or option was wrong. */
export const isBatchInputError = (error: unknown): error is BatchInputError =>
  named(error, "BatchInputError");

/** Whether the service answered that there is no such job. */
export const isJobNotFound = (error: unknown): error is BatchServiceError =>
  isBatchServiceError(error) && error.status === 404 && error.code === "JobNotFound";
