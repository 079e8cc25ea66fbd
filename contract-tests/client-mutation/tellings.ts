import { BatchServiceError, type BatchServiceErrorDetails } from "../../src/errors.ts";
import { isBatchServiceError, type TerminateJobResult } from "../../src/index.ts";
import type { Bend, TerminateJob } from "./bent-client.ts";

/** The client tells its caller something else of a success. */
export const tellingSuccess = (change: Partial<TerminateJobResult>): Bend => ({
  terminateJob: (next) => async (jobId, options) => ({ ...(await next(jobId, options)), ...change }),
});

/** The client tells its caller something else of a service's error. */
export const tellingError = (change: (error: BatchServiceError) => unknown): Bend => ({
  terminateJob: (next) => (jobId, options) =>
    next(jobId, options).catch((error: unknown) => {
      throw isBatchServiceError(error) ? change(error) : error;
    }),
});

/** The same error without some of its parts, or with others. */
export const withParts =
  (parts: Partial<BatchServiceErrorDetails>) =>
  (error: BatchServiceError): BatchServiceError =>
    new BatchServiceError(error.message, { ...error, ...parts });

/** The client takes some answers for a success. */
export const takingForSuccess = (isSuccess: (error: BatchServiceError) => boolean): Bend => ({
  terminateJob: (next) => (jobId, options) =>
    next(jobId, options).catch((error: unknown) => {
      if (!isBatchServiceError(error) || !isSuccess(error)) throw error;
      return success(jobId, error);
    }),
});

const success = (
  jobId: string,
  { code, status, requestId, clientRequestId = "", attempts }: BatchServiceError,
): Awaited<ReturnType<TerminateJob>> => ({
  outcome: code === "JobCompleted" ? "alreadyCompleted" : "accepted",
  ...{ jobId, status, requestId, clientRequestId, attempts },
  ...{ etag: undefined, lastModified: undefined, dataServiceId: undefined },
  ...{ toldBy: "answer", ended: undefined },
});
