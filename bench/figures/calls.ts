import { type BenchRun, WIDTH } from "../bench-run.ts";
import type { Candidate } from "../candidate-list.ts";
import { type Scheme, schemes } from "../figure-list.ts";
import type { CallsGiven, CallsResult } from "../processes/calls.ts";
import { runChild } from "../processes/run-child.ts";
import { inRounds } from "./rounds.ts";

/** CPU and duration of calls, over http and https. */
export async function measureCalls(run: BenchRun): Promise<void> {
  await inRounds(run, "cpu", run.effort.callRounds, async (candidate) => {
    for (const scheme of schemes) await measure(run, candidate, scheme);
  });
}

async function measure(run: BenchRun, { id }: Candidate, scheme: Scheme): Promise<void> {
  const { effort, samples, server, compiled, authorityFile } = run;
  await server.statistics();
  const args: CallsGiven = {
    module: compiled.candidate(id),
    endpoint: server.listening[scheme],
    warmUp: effort.warmUpCalls,
    wide: effort.wideCalls,
    sequential: effort.sequentialCalls,
    width: WIDTH,
  };
  const result = await runChild<CallsResult>(compiled.process("calls"), args, { authorityFile });
  const { requests, cpuMicros } = await server.statistics();
  run.serverCpu.set(scheme, [...(run.serverCpu.get(scheme) ?? []), cpuMicros / requests]);
  for (const way of ["wide", "sequential"] as const) {
    samples.add(`cpu-${way}-${scheme}`, id, result[way].cpuMicros);
    samples.add(`p50-${way}-${scheme}`, id, result[way].p50Ms);
    samples.add(`p99-${way}-${scheme}`, id, result[way].p99Ms);
  }
}
