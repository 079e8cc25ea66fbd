import type { Pace } from "./pipeline.ts";
import { type Runtime, sleep } from "./runtime.ts";
import type { StopSignal } from "./stop.ts";

/**
 * The pace of many calls: how many attempts may run at once, and a pause that all of them keep. A service that asks to
 * come back later halves the number; each answer raises it a little, up to where it began.
 */
export class SharedPace implements Pace {
  readonly #runtime: Runtime;
  readonly #most: number;
  readonly #queue = new Set<() => void>();
  #width: number;
  #running = 0;
  #pausedUntil = 0;
  #pausesInVain = 0;
  #refusedSince: number | undefined;

  /** @param most how many attempts run at once when nothing is in the way */
  constructor(runtime: Runtime, most: number) {
    this.#runtime = runtime;
    this.#most = most;
    this.#width = most;
  }

  /** How many attempts may run at once just now: at least one. */
  get width(): number {
    return Math.floor(this.#width);
  }

  get pausesInVain(): number {
    // The pause that is kept just now may still help.
    return this.#pausesInVain - (this.#pauseMs() > 0 ? 1 : 0);
  }

  get refusedMs(): number {
    return this.#refusedSince === undefined ? 0 : this.#runtime.elapsed() - this.#refusedSince;
  }

  async enter(signal: StopSignal): Promise<void> {
    for (;;) {
      const pauseMs = this.#pauseMs();
      if (pauseMs > 0) await sleep(this.#runtime, pauseMs, signal);
      else if (this.#running < this.width) break;
      else await this.#turn(signal);
    }
    this.#running++;
  }

  leave(): void {
    this.#running--;
    this.#callNext();
  }

  slowDown(delayMs: number): void {
    this.#refusedSince ??= this.#runtime.elapsed();
    // The attempts that were under way are refused together: that is one sign, not many.
    if (this.#pauseMs() === 0) {
      this.#width = Math.max(1, this.#width / 2);
      this.#pausesInVain++;
    }
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#runtime.elapsed() + delayMs);
  }

  speedUp(): void {
    this.#width = Math.min(this.#most, this.#width + 1 / this.#width);
    this.#pausesInVain = 0;
    this.#refusedSince = undefined;
    this.#callNext();
  }

  #pauseMs(): number {
    return Math.max(0, this.#pausedUntil - this.#runtime.elapsed());
  }

  #turn(signal: StopSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const onAbort = () => {
        this.#queue.delete(onTurn);
        reject(signal.reason);
      };
      const onTurn = () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      };
      this.#queue.add(onTurn);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  #callNext(): void {
    const [next] = this.#queue;
    if (!next) return;
    this.#queue.delete(next);
    next();
  }
}
