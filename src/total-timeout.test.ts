import { describe, expect, test, vi } from "vitest";
import { BatchTimeoutError } from "./errors.ts";
import type { PipelineRequest, Send } from "./pipeline.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { CLIENT_REQUEST_ID, newCall, newRequest } from "./testing/pipeline-request.ts";
import { plainAnswer } from "./testing/plain-answer.ts";
import { rejection } from "./testing/rejection.ts";
import { totalTimeout } from "./total-timeout.ts";

const reason = new Error("the caller changed its mind");
const hanging: Send = () => new Promise(() => {});

/** A call that has 500 ms left. */
function newStage() {
  const runtime = new FakeRuntime();
  const call = newCall({ policy: { totalTimeoutMs: 500 }, deadline: runtime.elapsed() + 500 });
  const controller = new AbortController();
  return { runtime, call, controller, request: newRequest({ call, signal: controller.signal }) };
}

describe("the total timeout", () => {
  test("hands the answer on and leaves no timer", async () => {
    const { runtime, request } = newStage();
    const answer = plainAnswer(202);
    expect(await totalTimeout(runtime)(async () => answer)(request)).toBe(answer);
    expect(runtime.timers).toEqual([]);
  });

  test("hands a failure on and leaves no timer", async () => {
    const { runtime, request } = newStage();
    const failure = new Error("further down");
    expect(await rejection(totalTimeout(runtime)(() => Promise.reject(failure))(request))).toBe(failure);
    expect(runtime.timers).toEqual([]);
  });

  test("ends the call when its time is over, whatever the stages below do", async () => {
    const { runtime, request } = newStage();
    const ended = rejection(totalTimeout(runtime)(hanging)(request));
    await runtime.pass(500);
    const error = await ended;
    expect(error).toBeInstanceOf(BatchTimeoutError);
    expect(error).toMatchObject({
      message: `POST /jobs/nightly-42/terminate: no answer within totalTimeoutMs, 500 ms (client-request-id ${CLIENT_REQUEST_ID}, nothing was sent)`,
      scope: "total",
      timeoutMs: 500,
      attempts: 0,
      outcomeUnknown: false,
    });
  });

  test("aborts the stages below, and tells what they noted", async () => {
    const { runtime, request } = newStage();
    const below = vi.fn(({ call, signal }: PipelineRequest) => {
      call.attempts = 2;
      call.ambiguous = true;
      return new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(new Error("aborted below")));
      });
    });
    const ended = rejection(totalTimeout(runtime)(below)(request));
    await runtime.pass(500);
    expect(await ended).toMatchObject({ name: "BatchTimeoutError", attempts: 2, outcomeUnknown: true });
    expect(below.mock.calls[0]?.[0].signal.aborted).toBe(true);
    expect(request.signal.aborted).toBe(false);
  });

  test("counts from the call's deadline, not from when it is asked", async () => {
    const { runtime, request } = newStage();
    runtime.advance(200);
    const ended = rejection(totalTimeout(runtime)(hanging)(request));
    await runtime.pass(300);
    expect(await ended).toMatchObject({ scope: "total", timeoutMs: 500 });
  });
});

describe("the caller's abort", () => {
  test("ends the call at once with its reason, whatever the stages below do", async () => {
    const { runtime, controller, request } = newStage();
    const ended = rejection(totalTimeout(runtime)(hanging)(request));
    controller.abort(reason);
    expect(await ended).toBe(reason);
    expect(runtime.timers).toEqual([]);
  });

  test("before the call keeps it from beginning", async () => {
    const { runtime, controller, request } = newStage();
    controller.abort(reason);
    const below = vi.fn(hanging);
    expect(await rejection(totalTimeout(runtime)(below)(request))).toBe(reason);
    expect(below).not.toHaveBeenCalled();
  });

  test("is understood from a signal that has no throwIfAborted, as polyfills make them", async () => {
    const { runtime, request } = newStage();
    const { signal } = new AbortController();
    Object.defineProperty(signal, "throwIfAborted", { value: undefined });
    const answer = plainAnswer(202);
    expect(await totalTimeout(runtime)(async () => answer)({ ...request, signal })).toBe(answer);
  });
});
