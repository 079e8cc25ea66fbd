import { builtinModules } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import type { BenchRun } from "../bench-run.ts";
import { bundled, type Platform } from "../bundles/platforms.ts";
import { candidates } from "../candidate-list.ts";
import { benchFolder } from "../prepare/folders.ts";

// Modules that can be shaken come first, for everybody. The one that @azure/batch names is not where it says.
const shared: BuildOptions = {
  mainFields: ["module", "main"],
  alias: { "@azure/batch": join(benchFolder, "node_modules/@azure/batch/dist-esm/src/index.js") },
};
const browser: BuildOptions = {
  ...shared,
  platform: "browser",
  mainFields: ["browser", "module", "main"],
  // @azure/batch wants a polyfill of it, which is not counted.
  external: ["buffer"],
};
const targets: Readonly<Record<Platform, BuildOptions>> = {
  node: { ...shared, platform: "node" },
  browser,
  // As wrangler bundles for Cloudflare Workers, where Node's modules are there for the asking.
  worker: {
    ...browser,
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", ...builtinModules],
  },
};

/** The size of a program that makes one call, minified and compressed. */
export async function measureBundles(run: BenchRun): Promise<void> {
  for (const { id, label } of candidates) {
    run.progress(`bundle: ${label}`);
    try {
      for (const platform of bundled[id] ?? []) {
        const { total, entry } = await bundleSize(join(benchFolder, `bundles/entries/${id}.ts`), platform);
        run.samples.add(`bundle-${platform}`, id, total / 1000);
        run.samples.add(`entry-${platform}`, id, entry / 1000);
      }
    } catch (error) {
      run.samples.leaveOut("bundle", id, error);
    }
  }
}

async function bundleSize(file: string, platform: Platform): Promise<{ total: number; entry: number }> {
  const { outputFiles, metafile } = await build({
    ...targets[platform],
    entryPoints: [file],
    outdir: join(benchFolder, ".cache/bundles"),
    bundle: true,
    minify: true,
    // What is imported only on demand stays a file of its own.
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    absWorkingDir: benchFolder,
    tsconfigRaw: {},
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]),
  );
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint !== undefined)?.[0];
  return {
    total: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    entry: sizes.get(join(benchFolder, entry ?? "")) ?? 0,
  };
}
