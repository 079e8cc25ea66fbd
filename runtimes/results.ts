import { type Finding, type Row, type Scenario, scenarios } from "./judge.ts";

/** What results.json keeps of a run, for the README. */
export interface Results {
  /** The day of the run, such as `2026-11-28`. */
  readonly date: string;
  readonly runtimes: readonly RuntimeResult[];
}

/** What became of one runtime. */
export interface RuntimeResult {
  readonly runtime: string;
  /** Null when it was not run. */
  readonly version: string | null;
  readonly outcome: Row["outcome"];
  /** Why it was not run, or which scenarios failed; empty when it passed. */
  readonly why: string;
  /** The file of the package that it loads; null when it was not run. */
  readonly entry: string | null;
  readonly require: "yes" | "no" | "failed" | "not run" | "none";
}

/** What is kept of a run. */
export const resultsOf = (rows: readonly Row[], now: Date): Results => ({
  date: now.toISOString().slice(0, 10),
  runtimes: rows.map((row) => ({
    runtime: row.title,
    version: row.version ?? null,
    outcome: row.outcome,
    why: row.reason ?? failuresOf(row),
    entry: row.entry ?? null,
    require: requireOf(row.findings.require),
  })),
});

const failuresOf = ({ findings }: Row): string =>
  (Object.keys(scenarios) as Scenario[])
    .filter((name) => findings[name].outcome === "failed")
    .map((name) => scenarios[name])
    .join(", ");

function requireOf({ outcome, text }: Finding): RuntimeResult["require"] {
  if (outcome === "passed") return "yes";
  return outcome === "none" && text !== undefined ? "no" : outcome;
}
