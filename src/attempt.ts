import { Deadline } from "./deadline.ts";
import { BatchNetworkError, BatchTimeoutError, type NetworkFailure } from "./errors.ts";
import { emit } from "./events.ts";
import { networkFailure } from "./network-failure.ts";
import {
  type Call,
  errorDetails,
  errorTrail,
  type PipelineAnswer,
  type PipelineRequest,
  type Send,
} from "./pipeline.ts";
import { redact } from "./redact.ts";
import { requestIdOf } from "./request-id.ts";
import { retryRow } from "./retry-table.ts";
import type { Runtime } from "./runtime.ts";
import { safeCause } from "./safe-cause.ts";
import type { Transport } from "./transport.ts";
import { TransportFault } from "./transport-fault.ts";

const PROBLEM: Record<NetworkFailure, string> = {
  refused: "the connection could not be made",
  dns: "the host was not found",
  tls: "no trusted connection could be made",
  lost: "the connection was lost",
  noResponse: "what the given fetch resolved with is no Response",
  redirected: "the answer was a redirect, which is never followed",
};

/**
 * Makes one attempt: has the request sent and the whole answer read, within the attempt timeout.
 * Answers with what came, or throws one of this package's errors.
 */
export const attempt =
  (runtime: Runtime) =>
  (transport: Transport): Send =>
  async (request) => {
    const { call } = request;
    // Signing takes a moment, and a given fetch may not look at its signal.
    if (request.signal.aborted) throw request.signal.reason;
    const wasAmbiguous = call.ambiguous;
    const deadline = new Deadline(runtime, request.signal, call.policy.attemptTimeoutMs);
    const sentAt = runtime.elapsed();
    call.attempts++;
    emit(call, sentAt, { type: "attemptStarted" });
    if (request.signal.aborted) {
      deadline.clear();
      throw request.signal.reason;
    }
    // Until the outcome says otherwise: an abort from here on must leave the call ambiguous.
    call.ambiguous = call.acts;
    call.stale = false;
    try {
      const answer = await transport(request, deadline);
      // An error status is worth more than the rest of its body; a success without its end may not be one.
      if (answer.failure && (isSuccess(answer) || request.signal.aborted)) throw answer.failure.error;
      call.answerText = answer.text;
      call.ambiguous = wasAmbiguous || leavesOpen(answer, call);
      tellAnswer(call, answer, sentAt, runtime.elapsed());
      return answer;
    } catch (error) {
      if (error instanceof TransportFault && error.unsent) call.ambiguous = wasAmbiguous;
      if (request.signal.aborted) throw request.signal.reason;
      if (deadline.passed) throw attemptTimeout(call);
      throw networkError(error, request, wasAmbiguous);
    } finally {
      deadline.clear();
    }
  };

const isSuccess = ({ status }: PipelineAnswer) => status >= 200 && status < 300;

// Whether, after this answer, nobody knows what the service has done.
const leavesOpen = ({ status }: PipelineAnswer, { acts, success }: Call) =>
  acts && status !== success && retryRow({ status }).mayHaveActed;

function tellAnswer(call: Call, { status, headers }: PipelineAnswer, sentAt: number, elapsed: number): void {
  if (!call.onEvent) return;
  const requestId = requestIdOf(headers.get("request-id"));
  emit(call, elapsed, { type: "answer", status, requestId, durationMs: elapsed - sentAt });
}

function networkError(error: unknown, request: PipelineRequest, wasAmbiguous: boolean): BatchNetworkError {
  const { call, url } = request;
  const { failure, code, at, cause } = understood(error, call);
  call.stale = error instanceof TransportFault && error.stale;
  call.ambiguous = wasAmbiguous || (call.acts && retryRow(failure).mayHaveActed);
  const { host, hostname } = new URL(url);
  const where = at && at !== hostname && at !== host ? ` (${at})` : "";
  const what = [call.label, PROBLEM[failure], host, code].filter(Boolean).join(": ");
  return new BatchNetworkError(`${what}${where} ${errorTrail(call)}`, {
    ...errorDetails(call, cause),
    failure,
  });
}

// What a given fetch throws may itself throw when it is looked at.
function understood(thrown: unknown, call: Call) {
  const isFault = thrown instanceof TransportFault;
  const error = isFault ? thrown.cause : thrown;
  try {
    const { failure, code, at = "" } = networkFailure(error);
    return {
      failure: isFault ? thrown.failure : failure,
      code,
      at: redact(at, call.secrets),
      cause: safeCause(error, call.secrets),
    };
  } catch {
    return { failure: "lost", code: undefined, at: "", cause: undefined } as const;
  }
}

function attemptTimeout(call: Call): BatchTimeoutError {
  const timeoutMs = call.policy.attemptTimeoutMs;
  return new BatchTimeoutError(
    `${call.label}: no answer within attemptTimeoutMs, ${timeoutMs} ms ${errorTrail(call)}`,
    { ...errorDetails(call), scope: "attempt", timeoutMs },
  );
}
