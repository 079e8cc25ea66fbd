import { expect } from "vitest";
import type { BatchEvent } from "../../src/events.ts";
import { type BatchServiceError, isBatchClientError, isBatchInputError } from "../../src/index.ts";
import type { TerminateJobResult } from "../../src/results.ts";
import { leaks } from "./canary.ts";
import type { CallEnd, Observation } from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";

/** What the hook was told must fit how the calls ended, and hold no secret. */
export function checkEvents(scenario: Scenario, { events, ends, waits, secrets }: Observation): void {
  expect(leaks(events, secrets), "where the events hold a secret").toEqual([]);
  expect(JSON.parse(JSON.stringify(events)), "events are plain data").toEqual(
    events.map((event) =>
      Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined)),
    ),
  );
  const delays = events.flatMap((event) => ("delayMs" in event ? (event.delayMs ?? []) : []));
  expect(delays, "delays that the hook was told").toEqual(waits);
  const states = events.flatMap((event) => (event.type === "jobState" ? [event.state] : []));
  expect(states, "states that the hook was told").toEqual(scenario.seen.states ?? []);
  if (scenario.wait) {
    checkWaits(events, ends);
    return;
  }
  const ids = new Set(events.map((event) => event.clientRequestId));
  for (const end of ends) {
    const told = [...ids].map((id) => events.filter((event) => event.clientRequestId === id));
    // A call that is refused for its arguments has not begun.
    if (isBatchInputError(end.error)) continue;
    expect(told.filter((each) => fits(each, end)).length, "calls told in full").toBeGreaterThan(0);
  }
}

/** A wait alone is told by its reads, by the states that they find, and by its end when that is an error. */
function checkWaits(events: readonly BatchEvent[], ends: readonly CallEnd[]): void {
  const inVain = ends.flatMap(({ error }) => (error && !isBatchInputError(error) ? [nameOf(error)] : []));
  const gaveUp = events.flatMap((event) => (event.type === "gaveUp" ? [event.reason] : []));
  expect(gaveUp.sort(), "waits that were told to end with an error").toEqual(inVain.sort());
}

const nameOf = (error: unknown) => (isBatchClientError(error) ? error.name : "aborted");

/** Whether a call was told from its first attempt to its end, and nothing after that. */
function fits(events: readonly BatchEvent[], { result, error }: CallEnd): boolean {
  const started = events.filter(({ type }) => type === "attemptStarted").length;
  const last = events.at(-1);
  const gaveUp = events.filter(({ type }) => type === "gaveUp").length;
  if (result) {
    const { attempts, toldBy } = result as TerminateJobResult;
    // After a lost answer there is none to tell, though a read may have told the outcome.
    const ended = last?.type === "answer" || (toldBy === "read" && last?.type === "attemptStarted");
    return started === attempts && ended && gaveUp === 0;
  }
  const { attempts = started, outcomeUnknown, status } = (error ?? {}) as Partial<BatchServiceError>;
  return (
    started === attempts &&
    last?.type === "gaveUp" &&
    gaveUp === 1 &&
    last.status === status &&
    last.outcomeUnknown === (outcomeUnknown ?? last.outcomeUnknown)
  );
}
