import { expect } from "vitest";
import { isBatchClientError } from "../../src/errors.ts";
import { formatHttpDate } from "../../src/http-date.ts";
import type { ReceivedRequest } from "../upstream/exchange.ts";
import { headerOf } from "../upstream/request-reader.ts";
import { leaks } from "./canary.ts";
import { checkEvents } from "./check-events.ts";
import { type CallEnd, JOB_ID, type Observation } from "./run-scenario.ts";
import type { Scenario, Setting } from "./scenario.ts";

const NOTHING = { timers: 0, unansweredRequests: 0, furtherRequests: 0, unhandledRejections: [] };

/** Compares what was seen with what the scenario says, and with what holds for every scenario. */
export function checkScenario(scenario: Scenario, setting: Setting, observed: Observation): void {
  for (const end of observed.ends) {
    checkEnd(scenario, end, observed);
    expect(leaks(end.error ?? end.result, observed.secrets), "where a secret is found").toEqual([]);
  }
  checkEvents(observed);
  checkSeen(scenario, setting, observed);
  for (const request of observed.requests) checkRequest(request, scenario, setting, observed);
  expect(observed.strangerConnections, "connections to the stranger").toBe(0);
  const background = { ...NOTHING, unansweredRequests: scenario.seen.unfinishedHandshakes ?? 0 };
  expect(observed.background, "in the background").toEqual(background);
}

function checkEnd({ expect: expected }: Scenario, end: CallEnd, observed: Observation): void {
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
  expect(error).toMatchObject(properties);
  const { message } = error as Error;
  expect(message.length, "length of the message").toBeLessThan(2_000);
  expect(message, "printable").not.toMatch(/\p{Cc}/u);
  expect(message).not.toMatch(/\[object|undefined|NaN/);
  for (const part of says) expect(message).toMatch(part);
  for (const part of saysNot) expect(message).not.toMatch(part);
}

function checkSeen({ seen }: Scenario, setting: Setting, observed: Observation): void {
  expect(observed.requests.length, "requests that the server read").toBe(seen.requests);
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

// What is true of every request of every attempt, whatever goes wrong around it.
function checkRequest(
  request: ReceivedRequest,
  { jobId = JOB_ID, callsAtOnce = 1, callsBefore = 0 }: Scenario,
  { credential }: Setting,
  { requests, startMs }: Observation,
): void {
  expect(request.method).toBe("POST");
  expect(request.target).toMatch(`/jobs/${encodeURIComponent(jobId)}/terminate?api-version=`);
  expect(JSON.parse(request.body.toString("utf8"))).toBeTypeOf("object");
  expect(headerOf(request, "authorization")).toMatch(
    credential === "token" ? /^Bearer canary\./ : /^SharedKey canaryaccount:[A-Za-z0-9+/]{43}=$/,
  );
  expect(headerOf(request, "ocp-date"), "a fresh date").toBe(formatHttpDate(startMs + request.arrivedAtMs));
  expect(headerOf(request, "cookie")).toBeUndefined();
  const ids = new Set(requests.map((each) => headerOf(each, "client-request-id")));
  expect(ids.size, "client-request-ids").toBe(callsAtOnce + callsBefore);
}
