import type { Runtime } from "../../src/index.ts";
import { systemRuntime } from "../../src/runtime.ts";

/** The clock of a scenario. */
export interface RunClock extends Runtime {
  readonly hurried: boolean;
}

/** The platform's clock; hurried, it jumps over every wait, and dates and times move on with it. */
export function runClock(hurried: boolean): RunClock {
  let skipped = 0;
  if (!hurried) return { ...systemRuntime, hurried };
  return {
    ...systemRuntime,
    hurried,
    now: () => systemRuntime.now() + skipped,
    elapsed: () => systemRuntime.elapsed() + skipped,
    after(ms, callback) {
      if (ms === Number.POSITIVE_INFINITY) return () => {};
      return systemRuntime.after(0, () => {
        skipped += ms;
        callback();
      });
    },
  };
}
