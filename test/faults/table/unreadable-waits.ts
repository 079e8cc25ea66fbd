import { expect } from "vitest";
import { withBody } from "../../upstream/answer.ts";
import { batchError, job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import { flood } from "../../upstream/endless-answers.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { answer, redirect } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { BACKOFF, PAUSES, waitsInVain } from "./outcomes.ts";
import { busy } from "./service-answers.ts";
import { vain } from "./wait-in-vain.ts";
import { found } from "./waits.ts";

const final = (id: string, title: string, read: Behaviour, status: number, more: Partial<Scenario> = {}) =>
  vain(
    id,
    title,
    [...found("terminating"), read],
    ["terminating"],
    waitsInVain("read", "terminating", 2, {
      cause: expect.objectContaining({ name: "BatchServiceError", status, outcomeUnknown: false }),
      says: ["could not be read", "it was terminating when it was read last"],
    }),
    more,
  );

const lostReads = (attempts: number) =>
  waitsInVain("read", "terminating", 2, {
    cause: expect.objectContaining({ name: "BatchNetworkError", failure: "lost", attempts }),
  });

const LITTLE = 2_000_000;

export const unreadableWaits: readonly Scenario[] = [
  final("403", "a read is refused", answer(batchError(403, "AuthenticationFailed", "It was refused.")), 403),
  final("401", "a read meets a 401", answer(batchError(401, "InvalidAuthenticationInfo", "No.")), 401),
  final("404-other", "a 404 that is about no job", answer(batchError(404, "PoolNotFound", "No pool.")), 404),
  final("login-page", "a login page", answer(withBody(job({ state: "x" }), "<html>", "text/html")), 200),
  final("unknown-state", "a state that is none", answer(job({ state: "sleeping" })), 200),
  final("another-job", "another job", answer(job({ id: "weekly-7", state: "completed" })), 200),
  final(
    "redirect",
    "a redirect to the same origin",
    redirect(307, (origin, target) => origin + target),
    307,
  ),
  final(
    "endless",
    "a job without end",
    flood(
      withBody(job({ state: "x" }), '{"state":"completed","x":"', "application/json"),
      "a".repeat(65_536),
    ),
    200,
    { seen: { requests: 0, reads: 2, states: ["terminating"], bytesSentBelow: LITTLE } },
  ),
  vain(
    "redirect-to-stranger",
    "a redirect to another origin",
    (stranger) => [redirect(307, (_origin, target) => stranger + target)],
    [],
    waitsInVain("read", undefined, 1, { says: ["its state is not known"] }),
  ),
  vain(
    "resets",
    "each attempt of a read is lost",
    [...found("terminating"), ...Array.from({ length: 5 }, resetAfterRequest)],
    ["terminating"],
    { ...lostReads(4), waits: [PAUSES[0], ...BACKOFF] },
    {
      seen: { requests: 0, reads: 5, states: ["terminating"] },
      staleOnNode: { ...lostReads(5), waits: [PAUSES[0], 0, ...BACKOFF], reads: 6 },
    },
  ),
  vain(
    "503s",
    "each attempt of the first read meets a 503",
    Array.from({ length: 4 }, () => answer(busy())),
    [],
    {
      ...waitsInVain("read", undefined, 1, { cause: expect.objectContaining({ status: 503, attempts: 4 }) }),
      waits: BACKOFF,
    },
  ),
  vain(
    "unreachable",
    "a service that is not there",
    [],
    [],
    {
      ...waitsInVain("read", undefined, 1, {
        cause: expect.objectContaining({ failure: "refused", outcomeUnknown: false }),
      }),
      waits: BACKOFF,
    },
    { deafForWaits: Number.POSITIVE_INFINITY },
  ),
];
