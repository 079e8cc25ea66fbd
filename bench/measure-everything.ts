import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchRun } from "./bench-run.ts";
import { QUICK, WHOLE } from "./effort.ts";
import { type Group, groups } from "./figure-list.ts";
import { measureBundles } from "./figures/bundle.ts";
import { measureCalls } from "./figures/calls.ts";
import { measureCold } from "./figures/cold.ts";
import { measureInstall } from "./figures/install.ts";
import { measureMany } from "./figures/many.ts";
import { measureMemory } from "./figures/memory.ts";
import { measureProfile } from "./figures/profile.ts";
import { measureTools } from "./figures/tools.ts";
import { compile } from "./prepare/compile.ts";
import { loadPerCore, machine, versions } from "./prepare/machine.ts";
import { packPackage } from "./prepare/pack-package.ts";
import { measuredFigures, type Results } from "./results.ts";
import { Samples } from "./samples.ts";
import { startServer } from "./server/start-server.ts";
import { median } from "./statistics/statistics.ts";

const measurements: Readonly<Record<Group, (run: BenchRun) => Promise<void>>> = {
  install: measureInstall,
  bundle: measureBundles,
  cold: measureCold,
  cpu: measureCalls,
  profile: measureProfile,
  memory: measureMemory,
  many: measureMany,
  tools: measureTools,
};

/** What is to be measured, and how. */
export interface Wanted {
  readonly quick: boolean;
  readonly groups: readonly Group[];
  readonly command: string;
  progress(text: string): void;
}

/** Prepares, measures one group after the other, and puts everything together. */
export async function measureEverything(wanted: Wanted): Promise<Results> {
  const { quick, command, progress } = wanted;
  const effort = quick ? QUICK : WHOLE;
  const loadAtStart = loadPerCore();
  progress("packing the package, compiling the candidates");
  await packPackage("azure-batch-job-terminate");
  const compiled = await compile();
  const server = await startServer(effort.delayMs);
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  // Also when somebody interrupts.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  try {
    const authorityFile = join(folder, "authority.pem");
    await writeFile(authorityFile, server.listening.authority);
    const samples = new Samples();
    const serverCpu = new Map<string, number[]>();
    const run: BenchRun = { effort, samples, compiled, server, authorityFile, serverCpu, progress };
    for (const group of groups.filter((each) => wanted.groups.includes(each))) {
      await measurements[group](run).catch((error: unknown) => samples.fail(group, error));
    }
    return {
      date: new Date().toISOString(),
      command,
      quick,
      machine: machine(),
      loadPerCore: loadAtStart,
      versions: await versions(),
      effort,
      serverCpuMicros: Object.fromEntries([...serverCpu].map(([scheme, values]) => [scheme, median(values)])),
      figures: measuredFigures(samples.values),
      problems: samples.problems,
    };
  } finally {
    server.stop();
  }
}
