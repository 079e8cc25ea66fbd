import { readFile, writeFile } from "node:fs/promises";
import { withTables } from "./readme/tables.ts";

// Writes the README's tables anew from the code.
const path = new URL("../README.md", import.meta.url);
await writeFile(path, withTables(await readFile(path, "utf8")));
