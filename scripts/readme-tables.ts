import { readFile, writeFile } from "node:fs/promises";
import { contractTables, wrongClientTables } from "./readme/contract-tables.ts";
import { readmeTables } from "./readme/tables.ts";
import { withTables } from "./readme/with-tables.ts";

// Writes the tables of the documentation anew from the code.
for (const [name, tables] of [
  ["README.md", readmeTables],
  ["contract-tests/README.md", contractTables],
  ["contract-tests/client-mutation/README.md", wrongClientTables],
] as const) {
  const path = new URL(`../${name}`, import.meta.url);
  const before = await readFile(path, "utf8");
  const after = withTables(before, tables);
  if (after !== before) await writeFile(path, after);
  console.log(`${name}: the tables ${after === before ? "are up to date" : "were written"}.`);
}
