import { catalogue } from "../../contract-tests/checks/catalogue.ts";
import { wrongClients } from "../../contract-tests/client-mutation/wrong-clients.ts";
import { explainedDifferences } from "../../contract-tests/judge/explained-differences.ts";
import { ledger } from "../../contract-tests/ledger/ledger.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Tables } from "./with-tables.ts";

/** The tables of contract-tests/README.md, by the name of their markers. */
export const contractTables: Tables = {
  checks: () =>
    markdownTable(
      ["Check", "What it promises"],
      catalogue().map(({ id, title }) => [`[\`${id}\`](checks/${id}.md)`, title]),
    ),
  ledger: () =>
    markdownTable(
      ["What the mock cannot see", "The check that does"],
      ledger.map(({ blindness, check }) => [blindness, `\`${check}\``]),
    ),
  judge: () =>
    markdownTable(
      ["Where oav and our checks differ", "Why"],
      explainedDifferences.map(({ id, why }) => [`\`${id}\``, why]),
    ),
};

/** The table of contract-tests/client-mutation/README.md. */
export const wrongClientTables: Tables = {
  "wrong-clients": () =>
    markdownTable(
      ["A client that …", "is caught by"],
      wrongClients.map(({ what, check }) => [what, `[\`${check}\`](../checks/${check}.md)`]),
    ),
};
