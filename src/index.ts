export { BatchClient } from "./client.ts";
export type {
  AccessToken,
  BatchCredential,
  GetTokenOptions,
  NamedKeyCredential,
  TokenCredential,
} from "./credential.ts";
export {
  BatchClientError,
  BatchCredentialError,
  type BatchErrorValue,
  BatchInputError,
  BatchNetworkError,
  BatchServiceError,
  BatchTimeoutError,
  isBatchClientError,
  isBatchCredentialError,
  isBatchInputError,
  isBatchNetworkError,
  isBatchServiceError,
  isBatchTimeoutError,
  type NetworkFailure,
} from "./errors.ts";
export type {
  AnswerEvent,
  AttemptStartedEvent,
  BatchEvent,
  GaveUpEvent,
  OnEvent,
  RetryEvent,
} from "./events.ts";
export type { BatchClientOptions, FetchLike, RetryPolicy } from "./options.ts";
export type { TerminateJobResult, TerminateOutcome } from "./result.ts";
export type { Runtime } from "./runtime.ts";
export type { TerminateJobOptions } from "./terminate-input.ts";
