import { readFileSync } from "node:fs";
import { requestChecks, responseChecks } from "./all.ts";
import { runChecks } from "./run-checks.ts";

/** What is told of a check. */
export interface CheckEntry {
  readonly id: string;
  /** The first sentence of its page. */
  readonly title: string;
  /** Its page, as a path from the root of the repository. */
  readonly page: string;
}

/** Checks that are no function of exchanges and contract alone. */
export const JUDGE = "independent-judge";
export const LEDGER = "blind-spots";

const FOLDER = "contract-tests/checks";

/** Every check, in the order in which reports tell them. */
export const catalogue = (): CheckEntry[] =>
  [...Object.keys({ ...requestChecks, ...responseChecks, ...runChecks }), JUDGE, LEDGER].map((id) => ({
    id,
    title: titleOf(id),
    page: pageOf(id),
  }));

export const pageOf = (id: string): string => `${FOLDER}/${id}.md`;

function titleOf(id: string): string {
  const [, , title = ""] = readFileSync(new URL(`${id}.md`, import.meta.url), "utf8").split("\n");
  return title;
}
