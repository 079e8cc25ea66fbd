import { withHeaders } from "../../test/upstream/answer.ts";
import { accepted, batchError, job } from "../../test/upstream/batch-answers.ts";
import { resetAfterRequest } from "../../test/upstream/broken-connections.ts";
import type { Behaviour } from "../../test/upstream/exchange.ts";
import { stallBeforeHeaders } from "../../test/upstream/slow-answers.ts";
import { answer } from "../../test/upstream/whole-answers.ts";

/** How often a job was asked for before, and when that was first. */
export interface Visit {
  readonly before: number;
  readonly sinceFirstMs: number;
}

// A timer may be a little early.
const ONE_SECOND_MS = 980;

const NOT_FOUND = answer(batchError(404, "JobNotFound", "The specified job does not exist."));
const THROTTLED = answer(
  withHeaders(batchError(429, "TooManyRequests", "Too many requests."), ["Retry-After", "1"]),
);
const ACCEPTED = answer(accepted());

/** What the service does when a job is to be terminated. */
export function termination(jobId: string, { before, sinceFirstMs }: Visit): Behaviour {
  if (jobId === "missing") return NOT_FOUND;
  // Who comes back too early is told the same again.
  if (jobId === "throttled") return before === 0 || sinceFirstMs < ONE_SECOND_MS ? THROTTLED : ACCEPTED;
  if (jobId === "aborted" || jobId === "late") return stallBeforeHeaders();
  return jobId === "lost" ? resetAfterRequest() : ACCEPTED;
}

/** What the service does when a job is read. */
export function reading(jobId: string, { before }: Visit): Behaviour {
  const state = jobId !== "ending" ? "active" : before === 0 ? "terminating" : "completed";
  return answer(job({ id: jobId, state }));
}
