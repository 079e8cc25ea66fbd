import { withoutHeaders } from "../../upstream/answer.ts";
import { batchError } from "../../upstream/batch-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { serviceError } from "./outcomes.ts";
import { fromClock, refusedSignature } from "./service-answers.ts";

const MINUTE_MS = 60_000;

const skewed = (id: string, title: string, more: Omit<Scenario, "id" | "title" | "seen">): Scenario => ({
  id: `clock-${id}`,
  title,
  seen: { requests: 1 },
  ...more,
});

const KEY = { credential: "key" } as const;

// The service takes a Shared Key date for 15 minutes (Microsoft Learn, "Authenticate requests to the Azure Batch service").
export const clockSkew: readonly Scenario[] = [
  skewed("behind", "a refused key while our clock is 20 minutes behind: the error says so", {
    only: KEY,
    server: [answer(fromClock(refusedSignature(), 20 * MINUTE_MS))],
    expect: serviceError(403, {
      code: "AuthenticationFailed",
      says: [/clock/i, /\b20 min/, /behind|slow/],
    }),
  }),
  skewed("ahead", "a refused key while our clock is 20 minutes ahead: the error says so", {
    only: KEY,
    server: [answer(fromClock(refusedSignature(), -20 * MINUTE_MS))],
    expect: serviceError(403, { code: "AuthenticationFailed", says: [/clock/i, /\b20 min/, /ahead|fast/] }),
  }),
  skewed("right", "a refused key while our clock is 14 minutes off: nothing about clocks", {
    only: KEY,
    server: [answer(fromClock(refusedSignature(), 14 * MINUTE_MS))],
    expect: serviceError(403, { saysNot: [/clock/i] }),
  }),
  skewed("unknown", "a refused key in an answer without Date: nothing about clocks", {
    only: KEY,
    server: [answer(withoutHeaders(fromClock(refusedSignature(), 20 * MINUTE_MS), "Date"))],
    expect: serviceError(403, { saysNot: [/clock/i] }),
  }),
  skewed("token", "a refused token while our clock is 20 minutes off: nothing about clocks", {
    only: { credential: "token" },
    server: [answer(fromClock(refusedSignature(), 20 * MINUTE_MS))],
    expect: serviceError(403, { saysNot: [/clock/i] }),
  }),
  skewed("other-status", "a 404 while our clock is 20 minutes off: nothing about clocks", {
    server: [answer(fromClock(batchError(404, "JobNotFound", "There is no such job."), 20 * MINUTE_MS))],
    expect: serviceError(404, { saysNot: [/clock/i] }),
  }),
];
