import type { Results, RuntimeResult } from "../../runtimes/results.ts";
import { markdownTable } from "./markdown-table.ts";

/** What runs the packed package, and when that was tried. */
export const runtimesTable = ({ date, runtimes }: Results): string =>
  `${markdownTable(
    ["Runtime", "Version", "Loads", "`require()`", "Result"],
    runtimes.map((each) => [
      each.runtime,
      each.version ?? "",
      each.entry === null ? "" : `\`${each.entry}\``,
      REQUIRE[each.require],
      resultOf(each),
    ]),
  )}\n\nTried on ${date}.`;

const REQUIRE: Readonly<Record<RuntimeResult["require"], string>> = {
  yes: "yes",
  no: "no",
  failed: "**failed**",
  "not run": "",
  none: "",
};

const resultOf = ({ outcome, why }: RuntimeResult): string => {
  if (outcome === "passed") return outcome;
  return outcome === "failed" ? `**failed**: ${why}` : `not run: ${why}`;
};
