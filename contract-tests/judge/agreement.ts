import type { Finding } from "../checks/check.ts";
import type { Exchange } from "../exchange.ts";
import { findingText } from "../findings.ts";
import type { ExplainedDifference } from "./explained-difference.ts";
import { explainedDifferences } from "./explained-differences.ts";
import type { Objection } from "./judge.ts";

/** What our checks have to say about one side of an exchange and oav has not, or the other way round. */
export interface Disagreement {
  readonly side: Objection["side"];
  /** The texts of our findings. */
  readonly ours: readonly string[];
  readonly theirs: readonly Objection[];
  /** The id of the explained difference that these findings and objections belong to, and no others. */
  readonly explainedBy?: string;
}

/**
 * Compares what our checks and oav say about one exchange, side by side. What an explained difference is about is set
 * aside first; of all the rest, both must have something to say about a side, or neither.
 */
export function compareVerdicts(
  exchange: Exchange,
  objections: readonly Objection[],
  ourFindings: readonly Finding[],
  explained: readonly ExplainedDifference[] = explainedDifferences,
): Disagreement[] {
  return (["request", "response"] as const).flatMap((side) => {
    let ours = ourFindings.filter(({ check }) => check.startsWith(`${side}-`));
    let theirs = objections.filter((objection) => objection.side === side);
    const setAside: Disagreement[] = [];
    for (const { id, ...about } of explained) {
      const its = {
        ours: ours.filter((finding) => about.ours?.(finding, exchange)),
        theirs: theirs.filter((objection) => about.theirs?.(objection, exchange)),
      };
      if (its.ours.length + its.theirs.length === 0) continue;
      setAside.push({ side, ours: its.ours.map(findingText), theirs: its.theirs, explainedBy: id });
      ours = ours.filter((finding) => !its.ours.includes(finding));
      theirs = theirs.filter((objection) => !its.theirs.includes(objection));
    }
    if ((ours.length === 0) === (theirs.length === 0)) return setAside;
    return [...setAside, { side, ours: ours.map(findingText), theirs }];
  });
}

/** The disagreements that nobody has explained. */
export const unexplained = (disagreements: readonly Disagreement[]): Disagreement[] =>
  disagreements.filter(({ explainedBy }) => explainedBy === undefined);

/** A disagreement as a person reads it. */
export function disagreementText({ side, ours, theirs, explainedBy }: Disagreement): string {
  return [
    `${side}: ${explainedBy === undefined ? "a difference that is not explained" : `explained as ${explainedBy}`}`,
    ...(ours.length === 0 ? ["our checks find nothing"] : ["our checks find", ...ours]),
    ...(theirs.length === 0 ? ["oav finds nothing"] : ["oav finds", ...theirs.map(objectionText)]),
  ].join("\n");
}

const objectionText = ({ code, path, message }: Objection) => `${code} ${path}\n  ${message}`;
