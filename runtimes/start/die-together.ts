import type { ChildProcess } from "node:child_process";

/** Kills a process when this one exits before it. */
export function dieTogether(child: ChildProcess): void {
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("close", () => process.off("exit", kill));
}
