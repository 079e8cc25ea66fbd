import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

const binary = process.platform === "win32" ? "node.exe" : "node";

const paths = [
  process.execPath,
  ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, binary)),
];

/**
 * The Node.js that runs this, and each other one on PATH, by version: among them the system's own, which npm hides
 * behind the one that this repository brings along.
 */
export const nodeBinaries: ReadonlyMap<string, string> = new Map(
  [...new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)))].map((path) => [
    execFileSync(path, ["--version"], { encoding: "utf8" }).trim(),
    path,
  ]),
);
