import type { Runtime } from "../runtime.ts";

interface Timer {
  readonly due: number;
  readonly ms: number;
  readonly callback: () => void;
}

/** When every fake clock starts: Fri, 17 Feb 2017 00:00:00 GMT. */
export const START_MS = Date.UTC(2017, 1, 17);

/** A runtime whose time stands still until a test moves it. Timers of 0 ms and less fire by themselves. */
export class FakeRuntime implements Runtime {
  elapsedMs = 1_000;
  randomNumber = 0.5;
  readonly #timers = new Set<Timer>();
  readonly #watchers = new Set<() => void>();
  #uuids = 0;

  now = (): number => START_MS - 1_000 + this.elapsedMs;
  elapsed = (): number => this.elapsedMs;
  random = (): number => this.randomNumber;
  uuid = (): string => `00000000-0000-4000-8000-${String(++this.#uuids).padStart(12, "0")}`;

  after = (ms: number, callback: () => void): (() => void) => {
    const timer = { due: this.elapsedMs + ms, ms, callback };
    this.#timers.add(timer);
    if (ms <= 0) queueMicrotask(() => this.#fire(timer));
    for (const watcher of this.#watchers) watcher();
    return () => this.#timers.delete(timer);
  };

  /** The delays of all timers that are neither fired nor cancelled. */
  get timers(): number[] {
    return [...this.#timers].map(({ ms }) => ms);
  }

  /** When the next timer is due, on the `elapsed` clock; undefined when nobody waits. */
  get nextDueMs(): number | undefined {
    return this.#timers.size === 0 ? undefined : Math.min(...[...this.#timers].map(({ due }) => due));
  }

  /** Moves both clocks and fires what has become due. */
  advance(ms: number): void {
    const end = this.elapsedMs + ms;
    for (const timer of [...this.#timers].sort((a, b) => a.due - b.due)) {
      if (timer.due > end) break;
      this.elapsedMs = timer.due;
      this.#fire(timer);
    }
    this.elapsedMs = end;
  }

  /** Waits until somebody waits for exactly `ms` milliseconds, then lets them pass. */
  async pass(ms: number): Promise<void> {
    await this.waitedFor(ms);
    this.advance(ms);
  }

  /** Resolves once a timer of exactly `ms` milliseconds runs. */
  waitedFor(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const watcher = () => {
        if (!this.timers.includes(ms)) return;
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
      watcher();
    });
  }

  #fire(timer: Timer): void {
    if (this.#timers.delete(timer)) timer.callback();
  }
}
