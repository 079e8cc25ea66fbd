import { expect } from "vitest";
import { type BatchServiceError, isBatchInputError } from "../../src/errors.ts";
import type { BatchEvent } from "../../src/events.ts";
import { leaks } from "./canary.ts";
import type { CallEnd, Observation } from "./run-scenario.ts";

/** What the hook was told must fit how the calls ended, and hold no secret. */
export function checkEvents({ events, ends, waits, secrets }: Observation): void {
  expect(leaks(events, secrets), "where the events hold a secret").toEqual([]);
  expect(JSON.parse(JSON.stringify(events)), "events are plain data").toEqual(
    events.map((event) =>
      Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined)),
    ),
  );
  const delays = events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));
  expect(delays, "delays that the hook was told").toEqual(waits);
  const ids = new Set(events.map((event) => event.clientRequestId));
  for (const end of ends) {
    const told = [...ids].map((id) => events.filter((event) => event.clientRequestId === id));
    // A call that is refused for its arguments has not begun.
    if (isBatchInputError(end.error)) continue;
    expect(told.filter((each) => fits(each, end)).length, "calls told in full").toBeGreaterThan(0);
  }
}

/** Whether a call was told from its first attempt to its end, and nothing after that. */
function fits(events: readonly BatchEvent[], { result, error }: CallEnd): boolean {
  const started = events.filter(({ type }) => type === "attemptStarted").length;
  const last = events.at(-1);
  const gaveUp = events.filter(({ type }) => type === "gaveUp").length;
  if (result) return started === result.attempts && last?.type === "answer" && gaveUp === 0;
  const { attempts = started, outcomeUnknown, status } = (error ?? {}) as Partial<BatchServiceError>;
  return (
    started === attempts &&
    last?.type === "gaveUp" &&
    gaveUp === 1 &&
    last.status === status &&
    last.outcomeUnknown === (outcomeUnknown ?? last.outcomeUnknown)
  );
}
