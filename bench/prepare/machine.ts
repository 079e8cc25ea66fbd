import { readFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import type { Machine } from "../results.ts";
import { benchFolder, rootFolder } from "./folders.ts";

/** Where this runs; nothing that names the machine or its user. */
export const machine = (): Machine => ({
  cpu: os.cpus()[0]?.model.trim() ?? "unknown",
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  // Without what the one who built the kernel put behind its version.
  os: `${os.type()} ${os.release().split("-")[0]} ${os.arch()}`,
});

/** Processes that want to run, for each core: more than a little of it disturbs what is measured. */
export const loadPerCore = (): number => (os.loadavg()[0] ?? 0) / os.cpus().length;

/** The version of everything that takes part. */
export async function versions(): Promise<Record<string, string>> {
  const manifest = async (folder: string) =>
    JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      name: string;
      version: string;
      dependencies: Record<string, string>;
    };
  const own = await manifest(rootFolder);
  const { dependencies } = await manifest(benchFolder);
  return {
    node: process.versions.node,
    "undici in node": process.versions["undici"] ?? "none",
    [own.name]: own.version,
    ...dependencies,
  };
}
