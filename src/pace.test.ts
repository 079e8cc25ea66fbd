import { expect, test } from "vitest";
import { pace } from "./pace.ts";
import { SharedPace } from "./shared-pace.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { newCall, newRequest } from "./testing/pipeline-request.ts";
import { plainAnswer } from "./testing/plain-answer.ts";
import { rejection } from "./testing/rejection.ts";

function setUp(status = 202) {
  const runtime = new FakeRuntime();
  const shared = new SharedPace(runtime, 8);
  const call = newCall({ pace: shared, deadline: 10_000 });
  const sentAt: number[] = [];
  const send = pace(runtime)(async () => {
    sentAt.push(runtime.elapsed());
    return plainAnswer(status);
  });
  return { runtime, shared, call, send, sentAt };
}

test("a call that shares nothing is sent at once", async () => {
  const { send, sentAt } = setUp();
  await send(newRequest());
  expect(sentAt).toEqual([1_000]);
});

test("a call waits for the end of the pause, which is not its own time", async () => {
  const { runtime, shared, call, send, sentAt } = setUp();
  shared.slowDown(30_000);
  const sent = send(newRequest({ call }));
  expect(call.heldSince).toBe(1_000);
  await runtime.pass(30_000);
  await sent;
  expect(call).toMatchObject({ deadline: 40_000, heldSince: undefined });
  expect(sentAt).toEqual([31_000]);
});

test("a pause that grows while it is waited for is waited for to its end", async () => {
  const { runtime, shared, call, send, sentAt } = setUp();
  shared.slowDown(1_000);
  const sent = send(newRequest({ call }));
  runtime.advance(500);
  shared.slowDown(2_000);
  runtime.advance(500);
  await runtime.pass(1_500);
  await sent;
  expect(sentAt).toEqual([3_500]);
  expect(call.deadline).toBe(12_500);
});

test("a read has no more time than the wait that it belongs to", async () => {
  const { runtime, shared, send } = setUp(200);
  const read = newCall({ pace: shared, deadline: 10_000, acts: false });
  shared.slowDown(5_000);
  const sent = send(newRequest({ call: read }));
  expect(read.heldSince).toBeUndefined();
  await runtime.pass(5_000);
  await sent;
  expect(read.deadline).toBe(10_000);
});

test("a failed attempt makes way for the next", async () => {
  const runtime = new FakeRuntime();
  const shared = new SharedPace(runtime, 1);
  const send = pace(runtime)(() => Promise.reject(new Error("lost")));
  for (let times = 0; times < 3; times++) {
    expect(await rejection(send(newRequest({ call: newCall({ pace: shared }) })))).toMatchObject({
      message: "lost",
    });
  }
});

test("an abort ends the waiting", async () => {
  const { shared, call, send, sentAt } = setUp();
  shared.slowDown(1_000);
  const controller = new AbortController();
  const sent = send(newRequest({ call, signal: controller.signal }));
  controller.abort("enough");
  expect(await rejection(sent)).toBe("enough");
  expect(sentAt).toEqual([]);
});

test.each([
  [202, 5],
  [409, 5],
  [429, 4],
  [503, 4],
])("an answer %i leaves room for %i calls at once", async (status, width) => {
  const { runtime, shared, call, send } = setUp(status);
  shared.slowDown(0);
  runtime.advance(1);
  for (let answers = 0; answers < 5; answers++) await send(newRequest({ call }));
  expect(shared.width).toBe(width);
});
