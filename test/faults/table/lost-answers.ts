import { withStatus } from "../../upstream/answer.ts";
import { accepted } from "../../upstream/batch-answers.ts";
import { resetAfterRequest, resetMidBody } from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { stallBeforeHeaders } from "../../upstream/slow-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { CONDITIONS } from "./conditions.ts";
import { alreadyTerminated, serviceError } from "./outcomes.ts";
import { busy, conditionNotMet, conflict, notFound, throttled } from "./service-answers.ts";

const lost = resetAfterRequest();

const MAY_HAVE_ACTED: readonly (readonly [id: string, title: string, behaviour: Behaviour])[] = [
  ["lost", "a lost answer", lost],
  ["half-202", "half a 202", resetMidBody(accepted())],
  ["timeout", "an attempt timeout", stallBeforeHeaders()],
  ["408", "a 408", answer(withStatus(busy(), 408))],
  ["429", "a 429", answer(throttled())],
  ["500", "a 500", answer(withStatus(busy(), 500))],
  ["503", "a 503", answer(busy())],
];

const resolved: Scenario[] = MAY_HAVE_ACTED.flatMap(([id, title, behaviour]) => [
  {
    id: `${id}-then-terminating`,
    title: `${title}, then 409 JobBeingTerminated: the caller has what it asked for`,
    proves: id === "lost" ? ["ownLostAnswer"] : [],
    server: [behaviour, answer(conflict("JobBeingTerminated"))],
    expect: alreadyTerminated("alreadyTerminating", 2),
    seen: { requests: 2 },
  },
  {
    id: `${id}-then-completed`,
    title: `${title}, then 409 JobCompleted: the caller has what it asked for`,
    server: [behaviour, answer(conflict("JobCompleted"))],
    expect: alreadyTerminated("alreadyCompleted", 2),
    seen: { requests: 2 },
  },
]);

const unresolved: Scenario[] = [
  ...["JobBeingDeleted", "JobDisabled", "JobNotActive", "OperationInvalidForCurrentState"].map((code) => ({
    id: `lost-then-${code}`,
    title: `a lost answer, then 409 ${code}: an error, the outcome unknown`,
    server: [lost, answer(conflict(code))],
    expect: serviceError(409, { code, attempts: 2, outcomeUnknown: true, says: ["may have acted"] }),
    seen: { requests: 2 },
  })),
  {
    id: "lost-then-404",
    title: "a lost answer, then 404: an error, the outcome unknown",
    server: [lost, answer(notFound())],
    expect: serviceError(404, { code: "JobNotFound", attempts: 2, outcomeUnknown: true }),
    seen: { requests: 2 },
  },
];

const conditions: Scenario[] = CONDITIONS.flatMap(([id, call]) => [
  {
    id: `lost-then-412-${id}`,
    title: `a lost answer, then 412 with ${id}: an error, since one's own change may be why`,
    proves: ["ownLostAnswer"] as const,
    call,
    server: [lost, answer(conditionNotMet())],
    expect: serviceError(412, { code: "ConditionNotMet", attempts: 2, outcomeUnknown: true }),
    seen: { requests: 2 },
  },
  {
    id: `412-${id}`,
    title: `412 with ${id} at the first attempt: an error, nothing was done`,
    call,
    server: [answer(conditionNotMet())],
    expect: serviceError(412, { code: "ConditionNotMet" }),
    seen: { requests: 1 },
  },
]);

const more: Scenario[] = [
  {
    id: "two-lost-then-completed",
    title: "two lost answers, then 409 JobCompleted: the caller has what it asked for",
    server: [lost, lost, answer(conflict("JobCompleted"))],
    expect: alreadyTerminated("alreadyCompleted", 3),
    seen: { requests: 3 },
  },
  {
    id: "two-lost-then-accepted",
    title: "two lost answers, then 202",
    server: [lost, lost],
    expect: { result: { outcome: "accepted", attempts: 3 }, waits: [750, 1_500] },
    seen: { requests: 3 },
  },
  {
    id: "refused-then-completed",
    title: "connection refused, then 409 JobCompleted: an error, since nothing was sent before",
    deafForWaits: 1,
    server: [answer(conflict("JobCompleted"))],
    expect: serviceError(409, { code: "JobCompleted", attempts: 2 }),
    seen: { requests: 1 },
  },
  ...(["JobBeingTerminated", "JobCompleted"] as const).flatMap((code): Scenario[] => [
    {
      id: `first-${code}`,
      title: `409 ${code} at the first attempt: an error`,
      server: [answer(conflict(code))],
      expect: serviceError(409, { code }),
      seen: { requests: 1 },
    },
    {
      id: `idempotent-${code}`,
      title: `409 ${code} at the first attempt of an idempotent call: the caller has what it asked for`,
      call: { idempotent: true },
      server: [answer(conflict(code))],
      expect: alreadyTerminated(code === "JobCompleted" ? "alreadyCompleted" : "alreadyTerminating", 1),
      seen: { requests: 1 },
    },
  ]),
];

export const lostAnswers: readonly Scenario[] = [...resolved, ...unresolved, ...conditions, ...more];
