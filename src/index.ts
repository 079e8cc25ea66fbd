export { BatchClient } from "./client.ts";
export type {
  AccessToken,
  BatchCredential,
  GetTokenOptions,
  NamedKeyCredential,
  TokenCredential,
} from "./credential.ts";
export {
  isBatchClientError,
  isBatchCredentialError,
  isBatchInputError,
  isBatchNetworkError,
  isBatchServiceError,
  isBatchTimeoutError,
  isBatchWaitError,
} from "./error-guards.ts";
export {
  BatchClientError,
  BatchCredentialError,
  type BatchErrorValue,
  BatchInputError,
  BatchNetworkError,
  BatchServiceError,
  BatchTimeoutError,
  type FoundState,
  type JobState,
  type NetworkFailure,
} from "./errors.ts";
export type {
  AnswerEvent,
  AttemptStartedEvent,
  BatchEvent,
  GaveUpEvent,
  JobStateEvent,
  OnEvent,
  RetryEvent,
} from "./events.ts";
export type { TerminateJobsOptions } from "./many-input.ts";
export type { BatchClientOptions, FetchLike, RetryPolicy } from "./options.ts";
export type { TerminateJobResult, TerminateOutcome, WaitForTerminationResult } from "./results.ts";
export type { Runtime } from "./runtime.ts";
export type { TerminateJobOptions } from "./terminate-input.ts";
export type { TerminateJobsOutcome } from "./terminate-many.ts";
export { BatchWaitError } from "./wait-error.ts";
export type { WaitForTerminationOptions, WaitOptions } from "./wait-input.ts";
