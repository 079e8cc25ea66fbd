import { expect } from "vitest";
import { isBatchClientError } from "../../src/error-guards.ts";
import { leaks } from "./canary.ts";
import { checkEvents } from "./check-events.ts";
import { checkRequests } from "./check-requests.ts";
import type { CallEnd, Observation } from "./run-scenario.ts";
import type { Scenario, Setting } from "./scenario.ts";
import { unfinishedHandshakes } from "./unfinished-handshakes.ts";

const NOTHING = { timers: 0, unansweredRequests: 0, furtherRequests: 0, unhandledRejections: [] };

/** Compares what was seen with what the scenario says, and with what holds for every scenario. */
export function checkScenario(scenario: Scenario, setting: Setting, observed: Observation): void {
  for (const end of observed.ends) {
    checkEnd(scenario, setting, end, observed);
    expect(leaks(end.error ?? end.result, observed.secrets), "where a secret is found").toEqual([]);
  }
  checkEvents(scenario, observed);
  checkSeen(scenario, setting, observed);
  checkRequests(scenario, setting, observed);
  expect(observed.strangerConnections, "connections to the stranger").toBe(0);
  const background = { ...NOTHING, unansweredRequests: unfinishedHandshakes(scenario, setting) };
  expect(observed.background, "in the background").toEqual(background);
}

function checkEnd(
  { expect: always, staleOnNode }: Scenario,
  { sender }: Setting,
  end: CallEnd,
  observed: Observation,
): void {
  const expected = sender === "node" ? { ...always, ...staleOnNode } : always;
  if (expected.result) {
    expect(end.error, "the error instead of a result").toBeUndefined();
    expect(end.result).toMatchObject(expected.result);
  } else if (expected.abortReason) {
    expect(end.error, "the caller's own reason").toBe(observed.abortReason);
  } else {
    checkError(expected.error, end.error);
  }
  expect(observed.waits, "waits").toEqual(expected.waits ?? []);
  if (expected.elapsedMs !== undefined) expect(observed.elapsedMs, "elapsedMs").toBe(expected.elapsedMs);
}

function checkError(expected: Scenario["expect"]["error"], error: unknown): void {
  const { says = [], saysNot = [], ...properties } = expected ?? {};
  expect(error).toBeInstanceOf(Error);
  expect(isBatchClientError(error), `one of the package's errors: ${String(error)}`).toBe(true);
  expect(error).toMatchObject({ jobState: undefined, ...properties });
  const { message } = error as Error;
  expect(message.length, "length of the message").toBeLessThan(2_000);
  expect(message, "printable").not.toMatch(/\p{Cc}/u);
  expect(message).not.toMatch(/\[object|undefined|NaN/);
  const found = expected?.jobState;
  expect(/a read found the job (\w+)/.exec(message)?.[1], "the state in the message").toBe(found);
  for (const part of says) expect(message).toMatch(part);
  for (const part of saysNot) expect(message).not.toMatch(part);
}

function checkSeen(scenario: Scenario, setting: Setting, observed: Observation): void {
  const { seen } = scenario;
  expect(observed.requests.length, "requests that the server read").toBe(seen.requests);
  expect(observed.reads.length, "reads of the job").toBe(
    (setting.sender === "node" ? scenario.staleOnNode?.reads : undefined) ?? seen.reads ?? looks(scenario),
  );
  if (seen.connections !== undefined) expect(observed.connections, "connections").toBe(seen.connections);
  if (seen.connectionIds) {
    const ids = observed.requests.map(({ connectionId }) => connectionId);
    expect(ids, "the connection of each request").toEqual(seen.connectionIds);
  }
  if (seen.bytesSentBelow !== undefined)
    expect(observed.bytesSent, "bytes that the server could send").toBeLessThan(seen.bytesSentBelow);
  if (setting.credential === "key") return;
  const claims = observed.tokenRequests.map((request) => request.claims);
  if (seen.tokenRequests !== undefined) expect(claims.length, "token requests").toBe(seen.tokenRequests);
  if (seen.claims) expect(claims, "claims of the token requests").toEqual(seen.claims);
}

// One look at the job wherever the outcome is unknown, while time is left.
function looks({ expect: { result, error }, callsAtOnce = 1 }: Scenario): number {
  const looked = error ? error.outcomeUnknown && error.scope !== "total" : result?.toldBy === "read";
  return looked ? callsAtOnce : 0;
}
