import { expect, test } from "vitest";
import { ScenarioClock } from "./scenario-clock.ts";
import { turns } from "./turns.ts";

const ATTEMPT_MS = 60_000;
const TOTAL_MS = 300_000;
const open = new AbortController().signal;

function clockThat(onStall: (clock: ScenarioClock) => void = (clock) => clock.goOnToNextTimer()) {
  const clock: ScenarioClock = new ScenarioClock({
    onStall: () => onStall(clock),
    onBackoff: async () => {},
  });
  return clock;
}

test("a wait that the client has told is over at once, and takes its time by the clock", async () => {
  const clock = clockThat();
  clock.waitTold(30_000);
  await new Promise<void>((resolve) => clock.after(30_000, resolve));
  expect([clock.elapsed(), clock.now() - clock.startMs, clock.waits]).toEqual([30_000, 30_000, [30_000]]);
});

test("what was told once is one wait: the next timer of the same length is a deadline", async () => {
  const clock = clockThat();
  clock.waitTold(30_000);
  await new Promise<void>((resolve) => clock.after(30_000, resolve));
  clock.after(30_000, () => {});
  await turns();
  expect([clock.elapsed(), clock.waits, clock.pending]).toEqual([30_000, [30_000], 1]);
});

test("a deadline stands still until the server stalls", async () => {
  const clock = clockThat();
  const fired: string[] = [];
  clock.after(TOTAL_MS, () => fired.push("total"));
  clock.after(ATTEMPT_MS, () => fired.push("attempt"));
  await turns();
  expect([fired, clock.elapsed(), clock.waits]).toEqual([[], 0, []]);
  void clock.wait(Number.POSITIVE_INFINITY, open);
  await turns(30);
  expect([fired, clock.elapsed(), clock.pending]).toEqual([["attempt"], 60_000, 1]);
});

test("the steps of a server that trickles end at a deadline in their midst", async () => {
  const clock = clockThat();
  let firedAt = 0;
  clock.after(ATTEMPT_MS, () => {
    firedAt = clock.elapsed();
  });
  for (let step = 0; step < 3; step++) await clock.wait(25_000, open);
  expect([firedAt, clock.elapsed()]).toEqual([60_000, 75_000]);
});

test("a cancelled timer never fires, and is not pending", async () => {
  const clock = clockThat();
  let fired = false;
  clock.after(1_000, () => {
    fired = true;
  })();
  await turns();
  expect([fired, clock.pending, clock.elapsed()]).toEqual([false, 0, 0]);
});

test("a stall ends when the connection is closed", async () => {
  const connection = new AbortController();
  const clock = clockThat(() => connection.abort());
  await clock.wait(Number.POSITIVE_INFINITY, connection.signal);
  expect(clock.elapsed()).toBe(0);
});
