import { expect, test } from "vitest";
import { SharedPace } from "./shared-pace.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { settledWork } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";

const never = new AbortController().signal;

function setUp(most = 8) {
  const runtime = new FakeRuntime();
  const pace = new SharedPace(runtime, most);
  const entered: number[] = [];
  const enter = (signal = never) => pace.enter(signal).then(() => void entered.push(runtime.elapsed()));
  return { runtime, pace, entered, enter };
}

test("without a pause an attempt is made at once", async () => {
  const { enter, entered } = setUp();
  await enter();
  expect(entered).toEqual([1_000]);
});

test("a pause is kept by all, and a shorter one does not end a longer one", async () => {
  const { runtime, pace, enter, entered } = setUp();
  pace.slowDown(2_000);
  pace.slowDown(10);
  const both = [enter(), enter()];
  await runtime.pass(2_000);
  await Promise.all(both);
  expect(entered).toEqual([3_000, 3_000]);
});

test("after a pause no more attempts are made at once than there is room for", async () => {
  const { runtime, pace, enter, entered } = setUp(4);
  pace.slowDown(1_000);
  const all = Array.from({ length: 6 }, () => enter());
  await runtime.pass(1_000);
  await settledWork();
  expect(entered).toHaveLength(2);
  pace.leave();
  await settledWork();
  expect(entered).toHaveLength(3);
  for (let left = 0; left < 3; left++) {
    pace.leave();
    await settledWork();
  }
  await Promise.all(all);
});

test("room that an answer makes is used at once", async () => {
  const { runtime, pace, enter, entered } = setUp(2);
  pace.slowDown(0);
  runtime.advance(1);
  expect(pace.width).toBe(1);
  void enter();
  void enter();
  await settledWork();
  expect(entered).toHaveLength(1);
  pace.speedUp();
  await settledWork();
  expect(entered).toHaveLength(2);
});

test("an abort ends the waiting for a turn, and the turn goes to the next", async () => {
  const { pace, enter, entered } = setUp(1);
  await enter();
  const controller = new AbortController();
  const aborted = rejection(enter(controller.signal));
  const next = enter();
  controller.abort("enough");
  expect(await aborted).toBe("enough");
  expect(await rejection(enter(controller.signal))).toBe("enough");
  pace.leave();
  await next;
  expect(entered).toHaveLength(2);
});

test("refusals that belong together halve the number of attempts once, never below one", () => {
  const { runtime, pace } = setUp();
  pace.slowDown(1_000);
  pace.slowDown(1_000);
  expect(pace.width).toBe(4);
  for (let again = 0; again < 5; again++) {
    runtime.advance(1_000);
    pace.slowDown(1_000);
  }
  expect(pace.width).toBe(1);
});

test("answers raise the number again, as many as there are attempts at once for one more, up to where it began", () => {
  const { pace } = setUp(4);
  pace.slowDown(0);
  expect(pace.width).toBe(2);
  pace.speedUp();
  expect(pace.width).toBe(2);
  pace.speedUp();
  pace.speedUp();
  expect(pace.width).toBe(3);
  for (let answers = 0; answers < 50; answers++) pace.speedUp();
  expect(pace.width).toBe(4);
});

test("it counts the pauses that helped nobody, and since when; one answer ends that", () => {
  const { runtime, pace } = setUp();
  expect([pace.pausesInVain, pace.refusedMs]).toEqual([0, 0]);
  pace.slowDown(1_000);
  pace.slowDown(1_000);
  expect(pace.pausesInVain, "this one may still help").toBe(0);
  runtime.advance(1_500);
  expect([pace.pausesInVain, pace.refusedMs]).toEqual([1, 1_500]);
  pace.slowDown(1_000);
  runtime.advance(1_000);
  expect([pace.pausesInVain, pace.refusedMs]).toEqual([2, 2_500]);
  pace.speedUp();
  expect([pace.pausesInVain, pace.refusedMs]).toEqual([0, 0]);
});
