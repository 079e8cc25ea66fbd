import { resolve } from "node:path";
import { parse } from "yaml";
import type { Fact } from "./fact.ts";
import { type Finding, findingsBetween } from "./findings.ts";
import { factsOf } from "./model.ts";
import { placing } from "./placing.ts";
import { rooted } from "./read-document.ts";

const known = new Map<string, Promise<Fact[]>>();

/** The findings between two texts of a contract, as if they stood in `old.yaml` and `new.yaml`; for tests. */
export async function compareTexts(older: string, newer: string): Promise<Finding[]> {
  const [before, after] = await Promise.all([textFacts("old.yaml", older), textFacts("new.yaml", newer)]);
  return findingsBetween(
    before,
    after,
    placing((file) => (file === resolve("old.yaml") ? older : newer)),
  );
}

/** The facts of one text; the same text is read once. */
export function textFacts(name: string, text: string): Promise<Fact[]> {
  const key = `${name}\n${text}`;
  const facts =
    known.get(key) ??
    rooted(parse(text) as Record<string, unknown>, resolve(name)).then((root) => factsOf(root));
  known.set(key, facts);
  return facts;
}

/** The line of text that a finding points to. */
export function lineAt(finding: Finding, older: string, newer: string): string {
  const [file, line] = finding.place.split(":");
  return (file === "old.yaml" ? older : newer).split("\n")[Number(line) - 1] ?? "";
}
