import type { JobLine, Terminated } from "./job-line.ts";
import {
  isBatchClientError,
  isBatchCredentialError,
  isBatchNetworkError,
  isBatchServiceError,
  isBatchWaitError,
  type TerminateJobResult,
} from "./library.ts";
import type { Settled } from "./terminations.ts";
import { limitInWords } from "./words.ts";

/** What is known about a call that was in vain. */
export interface Call {
  readonly command: "terminate" | "wait";
  /** What calls that are stopped reject with. */
  readonly stopped: AbortSignal;
  /** What became of the termination before the call was stopped, as far as that is known. */
  readonly settled?: Settled | undefined;
}

/** A job whose call was in vain. */
export function failureLine(jobId: string, error: unknown, call: Call): JobLine {
  if (call.stopped.aborted && error === call.stopped.reason) return interruptedLine(jobId, call);
  if (!isBatchClientError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { jobId, outcome: "failed", error: error instanceof Error ? error.name : "Error", message };
  }
  const { name, outcomeUnknown, jobState, attempts, clientRequestId } = error;
  const told = { jobId, outcome: "failed", error: name, message: limitInWords(withCause(error)) } as const;
  const known = { outcomeUnknown, jobState, attempts, clientRequestId };
  const terminated = isBatchWaitError(error) && error.terminated ? termination(error.terminated) : undefined;
  // What a wait failed with has the answer.
  const answer = isBatchWaitError(error) ? error.cause : error;
  if (!isBatchServiceError(answer)) return { ...told, ...known, terminated };
  const { status, code, requestId } = answer;
  return { ...told, status, code, ...known, requestId, terminated };
}

function interruptedLine(jobId: string, { command, settled }: Call): JobLine {
  const waiting = { jobId, outcome: "interrupted", message: "interrupted while waiting" } as const;
  if (command === "wait") return waiting;
  if (settled === "already") {
    const message = `${waiting.message}; it was terminating or completed already`;
    return { ...waiting, message, outcomeUnknown: false };
  }
  if (settled) {
    const message = `${waiting.message}; its termination was ${settled.outcome}`;
    return { ...waiting, message, outcomeUnknown: false, terminated: settled };
  }
  const message = "stopped while it was under way; the service may have acted";
  return { ...waiting, message, outcomeUnknown: true };
}

const termination = ({ outcome, status, requestId, clientRequestId }: TerminateJobResult): Terminated => ({
  ...{ outcome, status, requestId, clientRequestId },
});

// On a command line there is no cause to look into: what it says is said.
function withCause({ message, cause }: Error): string {
  const reason = cause instanceof Error ? withCause(cause) : "";
  return reason === "" ? message : message.replace("see cause", reason.replace(/\s+/g, " "));
}

/**
 * Why a failure of one job means that every further one would fail as well; undefined when it does not.
 * @param answered whether any job has been answered so far
 */
export function fatal(error: unknown, answered: boolean): string | undefined {
  if (isBatchCredentialError(error)) return "nothing can be done without a credential";
  if (isBatchServiceError(error) && (error.status === 401 || error.status === 403)) {
    return "the account refuses the credential, whatever the job";
  }
  if (!isBatchNetworkError(error)) return undefined;
  if (error.failure === "tls") return "the host is not trusted";
  const isNobody = error.failure === "dns" || error.failure === "refused";
  return isNobody && !answered ? "nobody answers at the endpoint" : undefined;
}
