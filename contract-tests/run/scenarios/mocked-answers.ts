import type { JobState } from "../../../src/index.ts";
import type { Preferred } from "../../preferring-fetch.ts";

export const BUSY: Preferred = { status: 503, name: "ServerBusy" };
export const THROTTLED: Preferred = { status: 429, name: "TooManyRequests" };
export const FAILED: Preferred = { status: 500, name: "InternalError" };
export const TIMED_OUT: Preferred = { status: 500, name: "OperationTimedOut" };
export const NOT_FOUND: Preferred = { status: 404, name: "JobNotFound" };
export const COMPLETED_ALREADY: Preferred = { status: 409, name: "JobCompleted" };
export const UNMET: Preferred = { status: 412, name: "ConditionNotMet" };
export const REFUSED: Preferred = { status: 403, name: "AuthenticationFailed" };

/** The example of a job in a state. */
export const job = (state: JobState): Preferred => ({
  status: 200,
  name: `${state.charAt(0).toUpperCase()}${state.slice(1)}Job`,
});
