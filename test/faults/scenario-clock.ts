import { once } from "node:events";
import type { Runtime } from "../../src/runtime.ts";
import type { Wait } from "../upstream/exchange.ts";
import { turns } from "./turns.ts";

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
}

/** What the clock tells while a scenario runs. */
export interface ClockEvents {
  /** The client waits for the n-th time. Time goes on when this settles. */
  onBackoff(number: number): Promise<void>;
  /** The server, or the credential, will do nothing any more. */
  onStall(): void;
}

/**
 * A clock for client and server together, which goes on only where nothing else can happen: through the client's waits
 * at once, to its next deadline when the server stalls, and by the steps of a server that trickles. The network is
 * real, so that a scenario of five minutes runs in milliseconds and every wait is exact. A timer is a wait if the
 * client has told its hook that it waits so long; every other one is a deadline.
 */
export class ScenarioClock implements Runtime {
  /** The waits between requests that the client asked for, in milliseconds. */
  readonly waits: number[] = [];
  readonly startMs = Date.UTC(2026, 10, 22, 12);
  readonly #timers = new Set<Timer>();
  readonly #events: ClockEvents;
  #toldWaitMs: number | undefined;
  #elapsedMs = 0;

  constructor(events: ClockEvents) {
    this.#events = events;
  }

  /** The client has told that it waits so long now. */
  waitTold(ms: number): void {
    this.#toldWaitMs = ms;
  }

  readonly now = (): number => this.startMs + this.#elapsedMs;
  readonly elapsed = (): number => this.#elapsedMs;
  // In the middle: a backoff is three quarters of its longest.
  readonly random = (): number => 0.5;
  readonly uuid = (): string => crypto.randomUUID();

  readonly after = (ms: number, fire: () => void): (() => void) => {
    const timer = { dueMs: this.#elapsedMs + ms, fire };
    if (ms === Number.POSITIVE_INFINITY) return () => {};
    this.#timers.add(timer);
    if (ms === this.#toldWaitMs) {
      this.#toldWaitMs = undefined;
      this.waits.push(ms);
      void this.#events.onBackoff(this.waits.length).then(() => {
        if (this.#timers.has(timer)) this.#goOnTo(timer.dueMs);
      });
    }
    return () => this.#timers.delete(timer);
  };

  /** Lets time pass for the server; `Infinity` is a stall. */
  readonly wait: Wait = async (ms, closed) => {
    await turns();
    if (closed.aborted) return;
    if (ms !== Number.POSITIVE_INFINITY) return this.#goOnTo(this.#elapsedMs + ms);
    this.#events.onStall();
    if (!closed.aborted) await once(closed, "abort");
  };

  /** Goes on to the next timer, if there is one. */
  goOnToNextTimer(): void {
    if (this.pending > 0) this.#goOnTo(Math.min(...[...this.#timers].map(({ dueMs }) => dueMs)));
  }

  /** How many timers the client has left running. */
  get pending(): number {
    return this.#timers.size;
  }

  #goOnTo(untilMs: number): void {
    const due = [...this.#timers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs);
    for (const timer of due) {
      // An earlier one may have cancelled it.
      if (!this.#timers.delete(timer)) continue;
      this.#elapsedMs = Math.max(this.#elapsedMs, timer.dueMs);
      timer.fire();
    }
    this.#elapsedMs = Math.max(this.#elapsedMs, untilMs);
  }
}
