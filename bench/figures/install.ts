import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BenchRun } from "../bench-run.ts";
import { type CandidateId, candidates } from "../candidate-list.ts";
import { dependencyClosure, type Lock } from "../prepare/dependency-closure.ts";
import { benchFolder } from "../prepare/folders.ts";

/** What has to be installed for a candidate: bytes on disk, and further packages. */
export async function measureInstall(run: BenchRun): Promise<void> {
  run.progress("install: sizes and dependencies");
  const lock: Lock = JSON.parse(await readFile(join(benchFolder, "package-lock.json"), "utf8"));
  for (const { id, role, packageName } of candidates) {
    if (packageName === undefined) continue;
    try {
      if (role === "ours") await measureOurs(run, id, packageName);
      else await measureFolders(run, id, dependencyClosure(lock, packageName));
    } catch (error) {
      run.samples.leaveOut("install", id, error);
    }
  }
}

// It is unpacked beside the others, and stands in no lockfile.
async function measureOurs(run: BenchRun, id: CandidateId, packageName: string): Promise<void> {
  const folder = join("node_modules", packageName);
  const manifest = JSON.parse(await readFile(join(benchFolder, folder, "package.json"), "utf8"));
  const asked = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  await measureFolders(run, id, [folder], asked.length);
}

async function measureFolders(
  { samples }: BenchRun,
  id: CandidateId,
  folders: readonly string[],
  dependencies: number = folders.length - 1,
): Promise<void> {
  const sizes = await Promise.all(folders.map((folder) => sizeOf(join(benchFolder, folder))));
  samples.add("install-size", id, sizes.reduce((sum, size) => sum + size, 0) / 1000);
  samples.add("dependencies", id, dependencies);
}

/** Without the packages inside it, which are counted by themselves. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === "node_modules" ? 0 : sizeOf(path);
      return entry.isFile() ? (await stat(path)).size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
