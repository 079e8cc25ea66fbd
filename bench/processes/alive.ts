import type { ChildProcess } from "node:child_process";

const alive = new Set<ChildProcess>();

/** Remembers a process for as long as it lives. */
export function keepTrack<C extends ChildProcess>(child: C): C {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  child.once("error", () => alive.delete(child));
  return child;
}

/** Ends every process that was started here and still lives. */
export function endAll(): void {
  for (const child of alive) child.kill();
}
