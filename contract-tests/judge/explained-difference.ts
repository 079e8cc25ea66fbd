import type { Finding } from "../checks/check.ts";
import type { Exchange } from "../exchange.ts";
import type { Objection } from "./judge.ts";

/** A difference between our checks and oav that is right as it is. */
export interface ExplainedDifference {
  /** It does not change. */
  readonly id: string;
  /** Which of our findings it is about: oav is content with what they find. */
  readonly ours?: (finding: Finding, exchange: Exchange) => boolean;
  /** Which of oav's objections it is about: our checks are content with what it objects to. */
  readonly theirs?: (objection: Objection, exchange: Exchange) => boolean;
  /** Why both may stay as they are. */
  readonly why: string;
}
