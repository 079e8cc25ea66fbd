import { readBody } from "./body.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { BatchClientError, BatchNetworkError, BatchTimeoutError, type NetworkFailure } from "./errors.ts";
import { emit } from "./events.ts";
import { networkFailure } from "./network-failure.ts";
import { type Call, errorDetails, errorTrail, type PipelineRequest, type Send } from "./pipeline.ts";
import { requestIdOf } from "./request-id.ts";
import { retryRow } from "./retry-table.ts";
import { type Runtime, untilAborted } from "./runtime.ts";
import { safeCause } from "./safe-cause.ts";
import { serviceError } from "./service-error.ts";
import type { Transport } from "./transport.ts";

const PROBLEM: Record<NetworkFailure, string> = {
  refused: "the connection could not be made",
  dns: "the host was not found",
  tls: "no trusted connection could be made",
  lost: "the connection was lost",
  noResponse: "what the given fetch resolved with is no Response",
  redirected: "the answer was a redirect, which is never followed",
};

// Fetch standard: answers with these statuses have no body, and a Response with one cannot be made.
const NULL_BODY = new Set([204, 205, 304]);

/**
 * Makes one attempt: sends the request and reads the whole answer, within the attempt timeout.
 * Answers with a response whose body is already in memory, or throws one of this package's errors.
 */
export const attempt =
  (runtime: Runtime) =>
  (transport: Transport): Send =>
  async (request) => {
    const { call } = request;
    // Signing takes a moment, and a given fetch may not look at its signal.
    if (request.signal.aborted) throw request.signal.reason;
    const wasAmbiguous = call.ambiguous;
    const deadline = startDeadline(runtime, request.signal, call.policy.attemptTimeoutMs);
    const sentAt = runtime.elapsed();
    call.attempts++;
    emit(call, sentAt, { type: "attemptStarted" });
    if (request.signal.aborted) {
      deadline.clear();
      throw request.signal.reason;
    }
    // Until the outcome says otherwise: an abort from here on must leave the call ambiguous.
    call.ambiguous = call.acts;
    try {
      const sent = transport({ ...request, signal: deadline.signal });
      const response = await untilAborted(sent, deadline.signal).finally(() => letGoIfLate(sent, deadline));
      checkResponse(response, request);
      const { text, failure } = await readBody(response, deadline.signal);
      // An error status is worth more than the rest of its body; a success without its end may not be one.
      if (failure && (response.ok || request.signal.aborted)) throw failure.error;
      call.answerText = text;
      call.ambiguous = wasAmbiguous || leavesOpen(response, call);
      emit(call, runtime.elapsed(), answerEvent(response, runtime.elapsed() - sentAt));
      return inMemory(response, text, call, runtime.now());
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      if (deadline.passed) throw attemptTimeout(call);
      throw networkError(error, request, wasAmbiguous);
    } finally {
      deadline.clear();
    }
  };

// Whether, after this answer, nobody knows what the service has done.
const leavesOpen = ({ status }: Response, { acts, success }: Call) =>
  acts && status !== success && retryRow({ status }).mayHaveActed;

function inMemory({ status, headers }: Response, text: string, call: Call, nowMs: number): Response {
  // The platform cannot make a Response with such a status.
  if (status > 599) throw serviceError({ status, headers, body: text }, call, nowMs);
  // As bytes, so that no Content-Type is made up for an answer that had none.
  const body = text === "" || NULL_BODY.has(status) ? null : new TextEncoder().encode(text);
  return new Response(body, { status, headers });
}

// A fetch that ignores its signal may still answer: nobody will read that answer.
function letGoIfLate(sent: Promise<Response>, { signal }: Deadline): void {
  if (signal.aborted) sent.then((late) => late.body?.cancel()).catch(() => {});
}
const answerEvent = ({ status, headers }: Response, durationMs: number) => {
  const requestId = requestIdOf(headers.get("request-id"));
  return { type: "answer", status, requestId, durationMs } as const;
};

function checkResponse(response: Response, request: PipelineRequest): void {
  if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
    throw networkFailureError("noResponse", undefined, request);
  }
  if (response.redirected || response.type === "opaqueredirect") {
    void response.body?.cancel().catch(() => {});
    throw networkFailureError("redirected", undefined, request);
  }
}

function networkError(error: unknown, request: PipelineRequest, wasAmbiguous: boolean): BatchClientError {
  // By class, not by name: what a given fetch throws is never ours.
  if (error instanceof BatchClientError) return error;
  const { call } = request;
  const { failure, code, cause } = understood(error, call);
  call.ambiguous = wasAmbiguous || (call.acts && retryRow(failure).mayHaveActed);
  return networkFailureError(failure, code, request, cause);
}

// What a given fetch throws may itself throw when it is looked at.
function understood(error: unknown, call: Call) {
  try {
    return { ...networkFailure(error), cause: safeCause(error, call.secrets) };
  } catch {
    return { failure: "lost", code: undefined, cause: undefined } as const;
  }
}

function networkFailureError(
  failure: NetworkFailure,
  code: string | undefined,
  { call, url }: PipelineRequest,
  cause?: unknown,
): BatchNetworkError {
  const what = [call.label, PROBLEM[failure], new URL(url).host, code].filter(Boolean).join(": ");
  return new BatchNetworkError(`${what} ${errorTrail(call)}`, { ...errorDetails(call, cause), failure });
}

function attemptTimeout(call: Call): BatchTimeoutError {
  const timeoutMs = call.policy.attemptTimeoutMs;
  return new BatchTimeoutError(
    `${call.label}: no answer within attemptTimeoutMs, ${timeoutMs} ms ${errorTrail(call)}`,
    { ...errorDetails(call), scope: "attempt", timeoutMs },
  );
}
