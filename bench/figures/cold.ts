import type { BenchRun } from "../bench-run.ts";
import { schemes } from "../figure-list.ts";
import type { ColdResult } from "../processes/cold.ts";
import { runChild } from "../processes/run-child.ts";
import type { Given } from "../processes/start.ts";
import { inRounds } from "./rounds.ts";

/** How long a fresh process takes to its first accepted call. */
export const measureCold = (run: BenchRun): Promise<void> =>
  inRounds(run, "cold", run.effort.coldRounds, async ({ id }) => {
    for (const scheme of schemes) {
      const args: Given = { module: run.compiled.candidate(id), endpoint: run.server.listening[scheme] };
      const options = scheme === "https" ? { authorityFile: run.authorityFile } : {};
      const result = await runChild<ColdResult>(run.compiled.process("cold"), args, options);
      run.samples.add(`cold-first-${scheme}`, id, result.firstMs);
      if (scheme !== "http") continue;
      run.samples.add("cold-import", id, result.importMs);
      run.samples.add("cold-process-http", id, result.processMs);
    }
  });
