import { expect } from "vitest";
import { formatHttpDate } from "../../src/http-date.ts";
import type { ReceivedRequest } from "../upstream/exchange.ts";
import { headerOf } from "../upstream/request-reader.ts";
import { JOB_ID, type Observation } from "./run-scenario.ts";
import type { Scenario, Setting } from "./scenario.ts";

const CONDITIONS = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"];

/** What is true of every request of every attempt, whatever goes wrong around it. */
export function checkRequests(scenario: Scenario, { credential }: Setting, observed: Observation): void {
  const { requests, reads, startMs } = observed;
  for (const request of [...requests, ...reads]) {
    expect(headerOf(request, "authorization")).toMatch(
      credential === "token" ? /^Bearer canary\./ : /^SharedKey canaryaccount:[A-Za-z0-9+/]{43}=$/,
    );
    expect(headerOf(request, "ocp-date"), "a fresh date").toBe(formatHttpDate(startMs + request.arrivedAtMs));
    expect(headerOf(request, "cookie")).toBeUndefined();
  }
  checkTerminations(scenario, requests);
  checkReads(scenario, observed);
}

function checkTerminations(
  { jobId = JOB_ID, callsAtOnce = 1, callsBefore = 0 }: Scenario,
  requests: readonly ReceivedRequest[],
): void {
  for (const request of requests) {
    expect(request.method).toBe("POST");
    expect(request.target).toMatch(`/jobs/${encodeURIComponent(jobId)}/terminate?api-version=`);
    expect(JSON.parse(request.body.toString("utf8"))).toBeTypeOf("object");
  }
  if (requests.length > 0) expect(idsOf(requests).size, "client-request-ids").toBe(callsAtOnce + callsBefore);
}

function checkReads(scenario: Scenario, { requests, reads, events }: Observation): void {
  const { jobId = JOB_ID, callsAtOnce = 1, callsBefore = 0 } = scenario;
  for (const read of reads) {
    expect(read.target).toMatch(`/jobs/${encodeURIComponent(jobId)}?api-version=`);
    expect(decodeURIComponent(read.target)).toContain("$select=id,state,");
    expect(read.body.length, "bytes in a read's body").toBe(0);
    for (const name of CONDITIONS) expect(headerOf(read, name), name).toBeUndefined();
    const told = events.filter(({ clientRequestId }) => clientRequestId === idOf(read));
    expect(told[0]?.type, "what the hook is told first of a read").toBe("attemptStarted");
  }
  const shared = [...idsOf(reads)].filter((id) => idsOf(requests).has(id));
  expect(shared, "ids that a read shares with a request to terminate").toEqual([]);
  if (callsAtOnce > 1 || callsBefore > 0) return;
  const firstRead = Math.min(...reads.map(({ number }) => number));
  const late = requests.filter(({ number }) => number > firstRead);
  expect(late, "requests to terminate after a read").toEqual([]);
}

const idOf = (request: ReceivedRequest) => headerOf(request, "client-request-id");
const idsOf = (requests: readonly ReceivedRequest[]) => new Set(requests.map(idOf));
