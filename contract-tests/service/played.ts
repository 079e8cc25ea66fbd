import type { AnswerLike } from "../../test/upstream/answer.ts";
import { closeAfterRequest } from "../../test/upstream/broken-connections.ts";
import type { Behaviour } from "../../test/upstream/exchange.ts";
import type { JobState } from "./job.ts";

/** What the service does with one request, in place of what it would do by itself. */
export interface Played {
  /**
   * What becomes of the job first: as if the request had been accepted, or what somebody else does to it.
   * @default it stays as it is
   */
  readonly job?: JobState | "gone";
  /** What goes out: an answer, or anything that can be done to a connection. */
  readonly out: AnswerLike | Behaviour;
}

/** Closes the connection when the request has come, whose effect stays: the job terminates, and may be done already. */
export const lostAnswer = (job: "terminating" | "completed"): Played => ({ job, out: closeAfterRequest() });

export const isBehaviour = (out: AnswerLike | Behaviour): out is Behaviour =>
  typeof out === "object" && "play" in out;
