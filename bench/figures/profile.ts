import { type BenchRun, WIDTH } from "../bench-run.ts";
import { candidateOf } from "../candidate-list.ts";
import { profiledParts } from "../figure-list.ts";
import type { ProfileGiven, ProfileResult } from "../processes/profile.ts";
import { runChild } from "../processes/run-child.ts";
import { inRounds } from "./rounds.ts";

/** Where the time of a call goes, over http: for this package, and for the floor. */
export const measureProfile = (run: BenchRun): Promise<void> =>
  inRounds(
    run,
    "profile",
    run.effort.callRounds,
    async ({ id }) => {
      const { server, compiled, effort, samples } = run;
      const args: ProfileGiven = {
        module: compiled.candidate(id),
        endpoint: server.listening.http,
        warmUp: effort.warmUpCalls,
        calls: effort.wideCalls,
        width: WIDTH,
      };
      const parts = await runChild<ProfileResult>(compiled.process("profile"), args);
      for (const { part, id: figure } of profiledParts) samples.add(figure, id, parts[part]);
    },
    [candidateOf("ours"), candidateOf("node-http")],
  );
