import type { FakeRuntime } from "./fake-runtime.ts";

/** Lets everything run that needs no time to pass. */
export async function settledWork(): Promise<void> {
  for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve));
}

/** Moves time from timer to timer until the promise settles, and settles as it does. */
export async function until<T>(runtime: FakeRuntime, promise: Promise<T>): Promise<T> {
  let settled = false;
  const done = () => {
    settled = true;
  };
  promise.then(done, done);
  await settledWork();
  while (!settled) {
    const due = runtime.nextDueMs;
    if (due === undefined) throw new Error("Nobody waits for time to pass, and the promise has not settled.");
    runtime.advance(due - runtime.elapsedMs);
    await settledWork();
  }
  return promise;
}
