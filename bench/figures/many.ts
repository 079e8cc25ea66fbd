import { type BenchRun, WIDTH } from "../bench-run.ts";
import { candidateOf } from "../candidate-list.ts";
import type { ManyGiven, ManyResult } from "../processes/many.ts";
import { runChild } from "../processes/run-child.ts";
import { inRounds } from "./rounds.ts";

/** A long list of jobs at a server that takes its time: this package's `terminateJobs`, and a plain loop. */
export const measureMany = (run: BenchRun): Promise<void> =>
  inRounds(
    run,
    "many",
    run.effort.manyRounds,
    async ({ id }) => {
      const { server, compiled, effort, samples } = run;
      await server.statistics();
      const args: ManyGiven = {
        module: compiled.candidate(id),
        endpoint: server.listening.delayed,
        jobs: effort.jobs,
        width: WIDTH,
      };
      const { seconds } = await runChild<ManyResult>(compiled.process("many"), args);
      // A timer is late by up to a millisecond, so what the server allows is what it really took.
      const { meanServiceMs } = await server.statistics();
      samples.add("many-seconds", id, seconds);
      samples.add("many-to-bound", id, seconds / ((effort.jobs / WIDTH) * (meanServiceMs / 1000)));
    },
    [candidateOf("ours"), candidateOf("node-http")],
  );
