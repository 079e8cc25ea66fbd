import type { FoundState } from "./errors.ts";

/** What to do after a read. */
export type WaitDecision = "wait" | "over" | "stuck";

/**
 * Decides whether a wait goes on.
 * @param found what the read found
 * @param terminatingSeen whether a read of this wait has found the job terminating before
 * @param acceptDeleted whether a job that is gone counts as one that is over
 */
export function decideWait(
  found: FoundState,
  terminatingSeen: boolean,
  acceptDeleted: boolean,
): WaitDecision {
  if (found === "completed") return "over";
  if (acceptDeleted && found === "deleted") return "over";
  if (acceptDeleted && found === "deleting") return "wait";
  if (found === "terminating") return "wait";
  if (found === "disabled" || found === "deleting" || found === "deleted") return "stuck";
  // Shortly after the 202 a read may still show the job as it was before.
  return terminatingSeen ? "stuck" : "wait";
}

const FIRST_POLL_MS = 500;
const LONGEST_POLL_MS = 5_000;
const SHORTEST_POLL_MS = 250;

/**
 * How long to wait before the next read, in milliseconds; undefined when none fits into the time that is left. Half a
 * second at first, then twice as long each time, up to five seconds; half of it is random. Near the end of the time the
 * reads come closer again. What the service asks for is kept to.
 * @param polls how many reads were made
 */
export function pollDelayMs(
  polls: number,
  retryAfterMs: number | undefined,
  leftMs: number,
  random: number,
): number | undefined {
  const doubled = Math.min(LONGEST_POLL_MS, FIRST_POLL_MS * 2 ** Math.min(polls, 10));
  const backoff = Math.min(doubled * (0.5 + random / 2), Math.max(leftMs / 2, SHORTEST_POLL_MS));
  const delayMs = Math.max(retryAfterMs ?? 0, backoff);
  return delayMs < leftMs ? delayMs : undefined;
}
