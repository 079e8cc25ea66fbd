import { type BenchRun, WIDTH } from "../bench-run.ts";
import type { MemoryGiven, MemoryResult } from "../processes/memory.ts";
import { runChild } from "../processes/run-child.ts";
import { inRounds } from "./rounds.ts";

const MB = 1e6;

/** What the process holds after many calls. */
export const measureMemory = (run: BenchRun): Promise<void> =>
  inRounds(run, "memory", run.effort.memoryRounds, async ({ id }) => {
    const args: MemoryGiven = {
      module: run.compiled.candidate(id),
      endpoint: run.server.listening.http,
      calls: run.effort.memoryCalls,
      width: WIDTH,
    };
    const script = run.compiled.process("memory");
    const result = await runChild<MemoryResult>(script, args, { flags: ["--expose-gc"] });
    run.samples.add("rss", id, result.rss / MB);
    run.samples.add("rss-growth", id, result.rssGrowth / MB);
    run.samples.add("heap", id, result.heap / MB);
  });
