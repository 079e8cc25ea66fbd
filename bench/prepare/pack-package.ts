import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pack } from "../../test/packed-package.ts";
import { run } from "../processes/run.ts";
import { benchFolder } from "./folders.ts";

/** Puts this package, packed as it would be published, beside its rivals. */
export async function packPackage(name: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const { tarball } = await pack(folder);
    await run("tar", ["-xzf", tarball, "-C", folder]);
    const place = join(benchFolder, "node_modules", name);
    await rm(place, { recursive: true, force: true });
    await mkdir(dirname(place), { recursive: true });
    await cp(join(folder, "package"), place, { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
