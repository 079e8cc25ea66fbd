import { expect, test } from "vitest";
import { Interrupt } from "../../src/cli/interrupt.ts";

test("an interrupt first begins nothing new, then gives up", () => {
  const interrupt = new Interrupt();
  interrupt.finish();
  expect([interrupt.noMore.aborted, interrupt.isInterrupted]).toEqual([true, false]);
  interrupt.hear();
  expect([interrupt.giveUp.aborted, interrupt.isInterrupted]).toEqual([false, true]);
  interrupt.hear();
  expect(interrupt.giveUp.aborted).toBe(true);
});
