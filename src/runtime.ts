import type { StopSignal } from "./stop.ts";

/** Time and randomness, handed in so that every decision can be tested. */
export interface Runtime {
  /** The wall clock, in milliseconds since 1970. */
  now(): number;
  /** A clock that never jumps, in milliseconds. */
  elapsed(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /** A fresh lower-case UUID. */
  uuid(): string;
  /** Calls back once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}

// Longer timers fire at once in every JavaScript engine.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The platform's own clocks and random source. */
export const systemRuntime: Runtime = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
  after(ms, callback) {
    if (ms === Number.POSITIVE_INFINITY) return () => {};
    if (ms > LONGEST_TIMER_MS) return afterLong(ms, callback);
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

function afterLong(ms: number, callback: () => void): () => void {
  let cancel = systemRuntime.after(LONGEST_TIMER_MS, () => {
    cancel = systemRuntime.after(ms - LONGEST_TIMER_MS, callback);
  });
  return () => cancel();
}

/** Waits `ms` milliseconds, or rejects with the signal's reason as soon as it aborts. */
export function sleep(runtime: Runtime, ms: number, signal: StopSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = runtime.after(ms, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    signal.addEventListener("abort", onAbort, { once: true });
  });
}

/** Settles as `promise` does, or rejects with the signal's reason as soon as it aborts. */
export function untilAborted<T>(promise: Promise<T>, signal: StopSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener("abort", onAbort);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener("abort", onAbort);
        reject(error);
      },
    );
  });
}
