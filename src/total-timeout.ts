import { Deadline } from "./deadline.ts";
import { BatchTimeoutError } from "./errors.ts";
import { errorDetails, errorTrail, type Send } from "./pipeline.ts";
import { type Runtime, untilAborted } from "./runtime.ts";

/** Ends the whole call at its deadline, or at the caller's abort, whatever the stages below are doing. */
export const totalTimeout =
  (runtime: Runtime) =>
  (next: Send): Send =>
  async (request) => {
    const { call } = request;
    if (request.signal.aborted) throw request.signal.reason;
    const left = () => call.deadline - (call.heldSince ?? runtime.elapsed());
    const deadline = new Deadline(runtime, request.signal, left(), left);
    try {
      return await untilAborted(next({ ...request, signal: deadline }), deadline);
    } catch (error) {
      if (!deadline.passed) throw error;
      const timeoutMs = call.policy.totalTimeoutMs;
      throw new BatchTimeoutError(
        `${call.label}: no answer within totalTimeoutMs, ${timeoutMs} ms ${errorTrail(call)}`,
        { ...errorDetails(call), scope: "total", timeoutMs },
      );
    } finally {
      deadline.clear();
    }
  };
