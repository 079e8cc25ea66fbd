import { withBody, withStatus } from "../../upstream/answer.ts";
import { accepted, job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest, resetMidBody } from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { stallBeforeHeaders } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { CONDITIONS, ETAG } from "./conditions.ts";
import { connectionLost, foundOver, serviceError } from "./outcomes.ts";
import { busy, conditionNotMet, conflict, internalError, notFound, throttled } from "./service-answers.ts";

const lost = resetAfterRequest();
const ONCE = { maxRetries: 0 } as const;
const OVER = ["terminating", "completed"] as const;
const NOT_OVER = ["active", "disabling", "disabled", "enabling", "deleting"] as const;

const LEAVES_OPEN: readonly (readonly [id: string, title: string, behaviour: Behaviour])[] = [
  ["lost", "a lost answer", lost],
  ["half-202", "half a 202", resetMidBody(accepted())],
  ["timeout", "an attempt timeout", stallBeforeHeaders()],
  ["408", "a 408", answer(withStatus(busy(), 408))],
  ["429", "a 429 that asks for a long wait", answer(throttled(["Retry-After", "30"]))],
  ["500", "a 500", answer(internalError())],
  ["503", "a 503", answer(busy())],
  ["501", "a 501", answer(withStatus(busy(), 501))],
  ["login-page", "a 202 with a login page", answer(withBody(accepted(), "<html>", "text/html"))],
  ["200", "a 200", answer(withStatus(accepted(), 200))],
];

const over: Scenario[] = LEAVES_OPEN.flatMap(([id, title, behaviour]) =>
  OVER.map((state) => ({
    id: `${id}-read-${state}`,
    title: `${title}, then a read finds the job ${state}: a result that says who told it`,
    options: ONCE,
    server: [behaviour],
    reads: [answer(job({ state }))],
    expect: foundOver(state, 1),
    seen: { requests: 1, reads: 1 },
  })),
);

const notOver: Scenario[] = NOT_OVER.map((state) => ({
  id: `lost-read-${state}`,
  title: `a lost answer, then a read finds the job ${state}: the error, with the state`,
  options: ONCE,
  server: [lost],
  reads: [answer(job({ state }))],
  expect: connectionLost({ attempts: 1, jobState: state }),
  seen: { requests: 1, reads: 1 },
}));

const gone: Scenario = {
  id: "lost-read-404",
  title: "a lost answer, then a read finds no job: the error, with the state deleted",
  options: ONCE,
  server: [lost],
  reads: [answer(notFound())],
  expect: connectionLost({ attempts: 1, jobState: "deleted" }),
  seen: { requests: 1, reads: 1 },
};

const conditions: Scenario[] = CONDITIONS.flatMap(([id, call]) => [
  ...OVER.map((state) => ({
    id: `412-${id}-read-${state}`,
    title: `a lost answer, 412 with ${id}, then a read finds the job ${state}: a result that says who told it`,
    proves: ["ownLostAnswer"] as const,
    call,
    server: [lost, answer(conditionNotMet())],
    reads: [answer(job({ state }))],
    expect: foundOver(state, 2),
    seen: { requests: 2, reads: 1 },
  })),
  ...NOT_OVER.map((state) => ({
    id: `412-${id}-read-${state}`,
    title: `a lost answer, 412 with ${id}, then a read finds the job ${state}: the 412, with the state`,
    call,
    server: [lost, answer(conditionNotMet())],
    reads: [answer(job({ state }))],
    expect: serviceError(412, {
      code: "ConditionNotMet",
      attempts: 2,
      outcomeUnknown: true,
      jobState: state,
    }),
    seen: { requests: 2, reads: 1 },
  })),
  {
    id: `412-${id}-read-404`,
    title: `a lost answer, 412 with ${id}, then a read finds no job: the 412, with the state deleted`,
    call,
    server: [lost, answer(conditionNotMet())],
    reads: [answer(notFound())],
    expect: serviceError(412, {
      code: "ConditionNotMet",
      attempts: 2,
      outcomeUnknown: true,
      jobState: "deleted",
    }),
    seen: { requests: 2, reads: 1 },
  },
]);

const more: Scenario[] = [
  {
    id: "four-lost-read-completed",
    title: "every attempt is lost, then a read finds the job completed: one read, after the last attempt",
    server: [lost, lost, lost, lost],
    reads: [answer(job({ state: "completed" }))],
    expect: foundOver("completed", 4),
    seen: { requests: 4, reads: 1 },
  },
  {
    id: "lost-then-404-read-completed",
    title: "a lost answer, then 404, then a read finds the job completed: the read counts",
    server: [lost, answer(notFound())],
    reads: [answer(job({ state: "completed" }))],
    expect: foundOver("completed", 2),
    seen: { requests: 2, reads: 1 },
  },
  {
    id: "lost-then-deleting-read-deleting",
    title: "a lost answer, then 409 JobBeingDeleted, and a read that agrees: the 409, with the state",
    server: [lost, answer(conflict("JobBeingDeleted"))],
    reads: [answer(job({ state: "deleting" }))],
    expect: serviceError(409, {
      code: "JobBeingDeleted",
      attempts: 2,
      outcomeUnknown: true,
      jobState: "deleting",
    }),
    seen: { requests: 2, reads: 1 },
  },
  {
    id: "refused-no-read",
    title: "a 404 at the first attempt: nothing is open, and nothing is read",
    server: [answer(notFound())],
    reads: [answer(job({ state: "completed" }))],
    expect: serviceError(404, { code: "JobNotFound" }),
    seen: { requests: 1, reads: 0 },
  },
  {
    id: "412-no-read",
    title: "a 412 at the first attempt: nothing is open, and nothing is read",
    call: { ifMatch: ETAG },
    server: [answer(conditionNotMet())],
    reads: [answer(job({ state: "completed" }))],
    expect: serviceError(412, { code: "ConditionNotMet" }),
    seen: { requests: 1, reads: 0 },
  },
  {
    id: "lost-calls-at-once",
    title: "sixteen calls lost at once: one read for each",
    callsAtOnce: 16,
    options: ONCE,
    server: Array.from({ length: 16 }, () => lost),
    reads: Array.from({ length: 16 }, () => answer(job({ state: "completed" }))),
    expect: foundOver("completed", 1),
    seen: { requests: 16, reads: 16 },
  },
];

export const readsAfterLostAnswers: readonly Scenario[] = [...over, ...notOver, gone, ...conditions, ...more];
