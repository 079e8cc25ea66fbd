import type { Runtime } from "./runtime.ts";
import { Stop, type StopSignal } from "./stop.ts";

/** A signal that follows its parent and also aborts by itself after a while. */
export class Deadline extends Stop {
  /** Whether the time ran out, rather than the parent aborting. */
  passed = false;
  readonly #parent: StopSignal;
  readonly #onParentAbort = () => {
    this.#cancel?.();
    this.abort(this.#parent.reason);
  };
  #cancel: (() => void) | undefined;

  /**
   * @param ms how many milliseconds there are; `Infinity` only follows the parent
   * @param more how many milliseconds have been added since, asked when the time is over
   */
  constructor(runtime: Runtime, parent: StopSignal, ms: number, more: () => number = () => 0) {
    super();
    this.#parent = parent;
    if (parent.aborted) {
      this.abort(parent.reason);
      return;
    }
    parent.addEventListener("abort", this.#onParentAbort, { once: true });
    const onTimeOver = () => {
      const left = more();
      if (left > 0) {
        this.#cancel = runtime.after(left, onTimeOver);
        return;
      }
      this.passed = true;
      this.clear();
      this.abort(new Error("the time is over"));
    };
    this.#cancel = runtime.after(ms, onTimeOver);
  }

  /** Stops the clock and lets go of the parent. */
  clear(): void {
    this.#cancel?.();
    this.#parent.removeEventListener("abort", this.#onParentAbort);
  }
}
