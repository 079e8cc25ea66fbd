import { readFile, writeFile } from "node:fs/promises";
import { withTables } from "./readme/tables.ts";

// Writes the README's tables anew from the code.
const path = new URL("../README.md", import.meta.url);
const before = await readFile(path, "utf8");
const after = withTables(before);
if (after !== before) await writeFile(path, after);
console.log(`README.md: the tables ${after === before ? "are up to date" : "were written"}.`);
