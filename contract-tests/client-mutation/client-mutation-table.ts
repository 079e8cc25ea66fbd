import { wrongClients } from "./wrong-clients.ts";

/** One wrong client as documents tell it. */
export interface ClientMutationRow {
  readonly id: string;
  /** What it does wrong: the rest of a sentence that begins with "a client that". */
  readonly what: string;
  /** The id of the check that catches it. */
  readonly check: string;
}

/** Every wrong client, in the order in which it is tried. */
export const clientMutationRows: readonly ClientMutationRow[] = wrongClients.map(({ id, what, check }) => ({
  id,
  what,
  check,
}));

/** The same as a table in Markdown. */
export const clientMutationTable = (rows: readonly ClientMutationRow[] = clientMutationRows): string =>
  [
    "| a client that … | is caught by |",
    "|---|---|",
    ...rows.map(({ what, check }) => `| ${what.replaceAll("|", "\\|")} | \`${check}\` |`),
  ].join("\n");
