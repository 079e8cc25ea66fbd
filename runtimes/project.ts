import { cp, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installInto, pack } from "../test/packed-package.ts";
import type { Manifest } from "./entry.ts";

/** An empty project with the packed package installed, and the smoke program beside it. */
export interface Project {
  readonly folder: string;
  /** Of the package, as it was installed. */
  readonly manifest: Manifest;
}

/** Packs the package that was built, and installs it into an empty project as a user would. */
export async function makeProject(packageName: string): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "runtimes-"));
  const { tarball } = await pack(folder);
  await installInto(folder, tarball);
  await cp(fileURLToPath(new URL("smoke", import.meta.url)), join(folder, "smoke"), { recursive: true });
  const text = await readFile(join(folder, "node_modules", packageName, "package.json"), "utf8");
  return { folder, manifest: JSON.parse(text) };
}
