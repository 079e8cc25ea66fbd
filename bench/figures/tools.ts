import { join } from "node:path";
import type { BenchRun } from "../bench-run.ts";
import { rootFolder } from "../prepare/folders.ts";
import { run as runToEnd } from "../processes/run.ts";

const tools = {
  generate: ["generating the client", "scripts/generate-check.ts"],
  contract: ["the contract check", "contract-tests/cli.ts"],
} as const;

/** How long the work on the repository takes. */
export async function measureTools(run: BenchRun): Promise<void> {
  for (const [figure, [what, script]] of Object.entries(tools)) {
    try {
      for (let round = 0; round < run.effort.toolRounds; round++) {
        run.progress(`tools, round ${round + 1} of ${run.effort.toolRounds}: ${what}`);
        const startedAt = performance.now();
        await runToEnd(process.execPath, [join(rootFolder, script)], rootFolder);
        run.samples.add(figure, "ours", (performance.now() - startedAt) / 1000);
      }
    } catch (error) {
      run.samples.fail(what, error);
    }
  }
}
