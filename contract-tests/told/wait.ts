import { isBatchServiceError, isBatchWaitError } from "../../src/index.ts";
import type { RecordedResponse } from "../exchange.ts";
import { ended } from "../outcome-text.ts";
import type { Outcome } from "../scenario.ts";
import { foundState, jobOf } from "./found-state.ts";
import { errorExpected, isErrorTold } from "./service-error.ts";

/** What is known of a wait beside its last answer. */
export interface Waited {
  readonly jobId: string;
  readonly reads: number;
  /** Whether the caller takes a job that is gone for one that is over. */
  readonly acceptsDeleted: boolean;
}

/** Whether the client tells how a wait ended: a job that is over, a state from which it does not come to an end, or why it cannot be read. */
export function isWaitTold(
  outcome: Outcome,
  last: RecordedResponse,
  { jobId, reads, acceptsDeleted }: Waited,
): boolean {
  const found = foundState(last, jobId);
  const isOver = found === "completed" || (found === "deleted" && acceptsDeleted);
  const result = ended(outcome);
  const { error } = outcome;
  if (result) return isOver && result.polls === reads && result.state === found && isEndTold(result, last);
  if (!isBatchWaitError(error) || error.polls !== reads || isOver) return false;
  if (found !== undefined) return error.reason === "state" && error.lastState === found;
  return (
    error.reason === "read" &&
    isBatchServiceError(error.cause) &&
    (last.status === 200 ? error.cause.status === 200 : isErrorTold(error.cause, last))
  );
}

/** Of an answer in a wrong form only this can be told: whether the job is over. */
export const isWaitToldInKind = (outcome: Outcome, last: RecordedResponse, { jobId }: Waited): boolean =>
  foundState(last, jobId) === "completed"
    ? ended(outcome)?.state === "completed"
    : isBatchWaitError(outcome.error);

/** What the client should tell, in words. */
export function waitExpected(last: RecordedResponse, { jobId, acceptsDeleted }: Waited): string {
  const found = foundState(last, jobId);
  if (found === "completed") return "a result with the state completed, its time and its reason";
  if (found === "deleted" && acceptsDeleted) return "a result with the state deleted";
  if (found !== undefined) return `an error that tells that the job is ${found}`;
  return `an error with its cause: ${errorExpected(last)}`;
}

function isEndTold(
  { endTime, terminateReason }: NonNullable<ReturnType<typeof ended>>,
  last: RecordedResponse,
): boolean {
  const execution = jobOf(last).executionInfo;
  const time = execution?.endTime === undefined ? undefined : Date.parse(execution.endTime);
  return endTime?.getTime() === time && terminateReason === execution?.terminateReason;
}
