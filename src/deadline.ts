import type { Runtime } from "./runtime.ts";

/** A signal that follows its parent and also aborts by itself after a while. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether the time ran out, rather than the parent aborting. */
  readonly passed: boolean;
  /** Stops the clock and lets go of the parent. */
  clear(): void;
}

/**
 * Starts a deadline of `ms` milliseconds; `Infinity` only follows the parent.
 * @param more how many milliseconds have been added since, asked when the time is over
 */
export function startDeadline(
  runtime: Runtime,
  parent: AbortSignal,
  ms: number,
  more: () => number = () => 0,
): Deadline {
  const controller = new AbortController();
  let passed = false;
  const onParentAbort = () => {
    cancel();
    controller.abort(parent.reason);
  };
  let cancel = runtime.after(ms, onTimeOver);
  function onTimeOver() {
    const left = more();
    if (left > 0) {
      cancel = runtime.after(left, onTimeOver);
      return;
    }
    passed = true;
    parent.removeEventListener("abort", onParentAbort);
    controller.abort();
  }
  if (parent.aborted) onParentAbort();
  else parent.addEventListener("abort", onParentAbort, { once: true });
  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    clear() {
      cancel();
      parent.removeEventListener("abort", onParentAbort);
    },
  };
}
