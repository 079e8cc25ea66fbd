import type { Runtime } from "../src/index.ts";
import { systemRuntime } from "../src/runtime.ts";

/** A runtime whose wall clock stands where it is put. */
export interface TestClock extends Runtime {
  /** Moves the wall clock on. */
  advance(ms: number): void;
}

export function clockAt(epochMs: number): TestClock {
  let now = epochMs;
  return {
    ...systemRuntime,
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}

/** A runtime in which every wait is over at once, and written down in milliseconds; timeouts must be off. */
export function impatientClock(): Runtime & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    ...systemRuntime,
    waits,
    after(ms, callback) {
      if (ms === Number.POSITIVE_INFINITY) return () => {};
      waits.push(ms);
      return systemRuntime.after(0, callback);
    },
  };
}
