import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { benchFolder } from "./folders.ts";

const WITHOUT_CODE = ["candidate.ts", "the-call.ts"];
const PROCESSES = ["calls", "profile", "memory", "cold", "many"] as const;
type ProcessName = (typeof PROCESSES)[number];

/** The measuring processes and the candidates, as JavaScript. */
export interface Compiled {
  process(name: ProcessName): string;
  candidate(id: string): string;
}

/**
 * Compiles everything that is measured, each into one file with its packages left outside. Otherwise Node.js would
 * strip types in every fresh process, and load many files for the one candidate that is generated code.
 */
export async function compile(): Promise<Compiled> {
  const folder = join(benchFolder, ".cache/compiled");
  const modules = (await readdir(join(benchFolder, "candidates"))).filter(
    (name) => !WITHOUT_CODE.includes(name),
  );
  await build({
    entryPoints: [
      ...modules.map((name) => join(benchFolder, "candidates", name)),
      ...PROCESSES.map((name) => join(benchFolder, "processes", `${name}.ts`)),
    ],
    outbase: benchFolder,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    // The types of the package stand in src/, its code is the packed one.
    tsconfigRaw: {},
  });
  return {
    process: (name) => join(folder, "processes", `${name}.mjs`),
    candidate: (id) => join(folder, "candidates", `${id}.mjs`),
  };
}
