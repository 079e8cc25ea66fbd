import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding } from "./findings.ts";
import { findingLine } from "./report.ts";
import { isBreaking, type Severity } from "./severities.ts";

/** A contract that went out with a version of the package. */
export interface Release {
  readonly version: string;
  readonly path: string;
}

const folder = fileURLToPath(new URL("../../openapi/released", import.meta.url));

/** The newest of the contracts in `openapi/released/`, whose files are named by version. */
export function lastRelease(names: readonly string[] = readdirSync(folder)): Release {
  const versions = names
    .filter((name) => /^\d+\.\d+\.\d+\.yaml$/.test(name))
    .map((name) => name.slice(0, -5));
  const [version] = versions.sort((one, other) => compareVersions(other, one));
  if (version === undefined)
    throw new Error(`${folder}: no file such as 1.0.0.yaml. Put the released contract there.`);
  return { version, path: join(folder, `${version}.yaml`) };
}

/** What stands in the way of releasing these changes: empty, or the changes and the one thing to do. */
export function releaseProblem(
  findings: readonly Finding[],
  released: string,
  version: string,
  changelog: string,
): string {
  const breaking = findings.filter(({ severity }) => isBreaking(severity));
  const lines = breaking.map((each) => `${each.severity} ${findingLine(each, (_, text) => text)}`);
  const needed = neededVersion(
    breaking.map(({ severity }) => severity),
    released,
  );
  if (compareVersions(version, needed) < 0) {
    return [...lines, `Make the version in package.json ${needed} or higher; it is ${version}.`].join("\n");
  }
  const news = sections(changelog, ["Unreleased", version]);
  const untold = [...new Set(breaking.map(({ id }) => id))].filter((id) => !news.includes(id));
  if (untold.length === 0) return "";
  return [
    ...lines,
    `Say in CHANGELOG.md, under Unreleased or ${version}, what this means, and name: ${untold.join(", ")}.`,
  ].join("\n");
}

function neededVersion(severities: readonly Severity[], released: string): string {
  const [major = 0, minor = 0] = released.split(".").map(Number);
  if (severities.includes("breaking-for-callers")) return `${major + 1}.0.0`;
  return severities.includes("breaking-for-service") ? `${major}.${minor + 1}.0` : released;
}

function sections(changelog: string, titles: readonly string[]): string {
  return changelog
    .split(/^## /m)
    .filter((section) => titles.some((title) => section.startsWith(`[${title}]`)))
    .join("\n");
}

function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  const at = [0, 1, 2].find((index) => left?.[index] !== right?.[index]);
  return at === undefined ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
