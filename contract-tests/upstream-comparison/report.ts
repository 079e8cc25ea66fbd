import { hanging, type Page } from "../changes/page.ts";
import { brief } from "../changes/report.ts";
import type { Place } from "../changes/spot.ts";
import type { Assessment } from "./assess.ts";
import type { Comparison } from "./compare.ts";
import type { DifferenceKind } from "./differences.ts";

const meanings: Readonly<Record<DifferenceKind, string>> = {
  missing: "they have it, we do not",
  different: "theirs -> ours",
  extra: "we have it, they do not",
};

/** The assessment as a page of plain text: what is open, what is stale, what is accepted, and a line that sums up. */
export function comparisonReport(
  { theirVersion, ourVersion }: Comparison,
  { open, accepted, stale }: Assessment,
  placed: (place: Place) => string,
  page: Page,
): string {
  const { paint } = page;
  const openLines = (["missing", "different", "extra"] as const).flatMap((kind) =>
    open
      .filter((difference) => difference.kind === kind)
      .map(
        ({ key, theirs, ours, place }) =>
          `${paint("red", kind)} ${placed(place)}: ${key}: ${brief(theirs)} -> ${brief(ours)}`,
      ),
  );
  const staleLines = stale.map(
    ({ key, entry }) =>
      `${paint("red", "stale")} accepted on ${entry.since}, no longer there: ${entry.kind} ${key}. Delete it from accepted-differences.ts.`,
  );
  const acceptedLines = [...new Set(accepted.map(({ entry }) => entry))].map((entry) => {
    const [first, ...others] = accepted.filter((each) => each.entry === entry);
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return paint(
      "dim",
      `accepted ${entry.since} ${entry.kind} ${first?.difference.key}${more}: ${entry.reason}`,
    );
  });
  const parts = [openLines, staleLines, acceptedLines].filter((lines) => lines.length > 0);
  const title = `Published ${theirVersion} -> our contract of ${ourVersion}`;
  return [
    paint("bold", title),
    ...parts.flatMap((lines) => ["", ...lines.map((line) => hanging(line, page))]),
    "",
    paint("bold", hanging(summary({ open, accepted, stale }), page)),
    "",
  ].join("\n");
}

function summary({ open, accepted, stale }: Assessment): string {
  const counts = Object.entries(meanings).map(
    ([kind, meaning]) => `${open.filter((each) => each.kind === kind).length} ${kind} (${meaning})`,
  );
  return `${[...counts, `${stale.length} stale`].join(", ")}; ${accepted.length} accepted.`;
}
