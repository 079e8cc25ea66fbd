import { once } from "node:events";
import type { RetryPolicy } from "../../src/options.ts";
import type { Runtime } from "../../src/runtime.ts";
import type { Wait } from "../upstream/exchange.ts";
import { turns } from "./turns.ts";

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
}

/** What the clock tells while a scenario runs. */
export interface ClockEvents {
  /** The client waits for its n-th retry. Time goes on when this settles. */
  onBackoff(number: number): Promise<void>;
  /** The server, or the credential, will do nothing any more. */
  onStall(): void;
}

/**
 * A clock for client and server together, which goes on only where nothing else can happen: through the client's waits
 * at once, to its next deadline when the server stalls, and by the steps of a server that trickles. The network is
 * real, so that a scenario of five minutes runs in milliseconds and every wait is exact.
 */
export class ScenarioClock implements Runtime {
  /** The waits between attempts that the client asked for, in milliseconds. */
  readonly waits: number[] = [];
  readonly startMs = Date.UTC(2026, 10, 22, 12);
  readonly #timers = new Set<Timer>();
  readonly #deadlines: ReadonlySet<number>;
  readonly #events: ClockEvents;
  #elapsedMs = 0;

  /** @param policy whose timeouts tell deadlines from waits */
  constructor(policy: Pick<RetryPolicy, "attemptTimeoutMs" | "totalTimeoutMs">, events: ClockEvents) {
    this.#deadlines = new Set([policy.attemptTimeoutMs, policy.totalTimeoutMs]);
    this.#events = events;
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
    if (!this.#deadlines.has(ms)) {
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
