import { isJobNotFound } from "./error-guards.ts";
import type { BatchClientError, BatchErrorDetails, FoundState } from "./errors.ts";
import type { JobReading } from "./job-state.ts";
import type { TerminateJobResult, TerminateOutcome } from "./results.ts";
import type { StopSignal } from "./stop.ts";

// The job is where the caller wants it. Whose request brought it there cannot be proven.
const ALREADY: Readonly<Partial<Record<FoundState, TerminateOutcome>>> = {
  terminating: "alreadyTerminating",
  completed: "alreadyCompleted",
};

/**
 * Looks at the job once after a call whose outcome is unknown.
 * @param jobId the job of the call
 * @param failure what the call ended with
 * @param read reads the job once, within the time that is left
 * @param signal the caller's
 * @returns what was found, when the job terminates or is completed
 * @throws the same failure, with the state that was found; the signal's reason, when it aborts the read
 */
export async function clearUp(
  jobId: string,
  failure: BatchClientError,
  read: () => Promise<{ readonly reading: JobReading }>,
  signal: StopSignal,
): Promise<TerminateJobResult> {
  const found = await read().then(
    ({ reading }) => ({ state: reading.state, reading }),
    (error: unknown) => ({
      state: isJobNotFound(error) ? ("deleted" as const) : undefined,
      reading: undefined,
    }),
  );
  if (found.state === undefined) throw signal.aborted ? signal.reason : failure;
  const outcome = ALREADY[found.state];
  if (outcome === undefined || found.reading === undefined) throw withState(failure, found.state);
  const { etag, lastModified, requestId } = found.reading;
  const { attempts, clientRequestId = "" } = failure;
  return {
    outcome,
    jobId,
    status: 200,
    toldBy: "read",
    etag,
    lastModified,
    requestId,
    clientRequestId,
    dataServiceId: undefined,
    attempts,
    ended: undefined,
  };
}

function withState<Failure extends BatchClientError>(failure: Failure, jobState: FoundState): Failure {
  const Kind = failure.constructor as new (message: string, details: BatchErrorDetails) => Failure;
  const { message, cause } = failure;
  return new Kind(`${message}; a read found the job ${jobState}`, { ...failure, cause, jobState });
}
