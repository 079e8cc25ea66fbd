import { type AnswerLike, withBody } from "../../upstream/answer.ts";
import { job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { connectionLost, waitsInVain } from "./outcomes.ts";
import { refused, repeating } from "./repeating.ts";

const secretJob = (secret: string): AnswerLike =>
  job({
    state: "completed",
    eTag: secret,
    lastModified: secret,
    stateTransitionTime: secret,
    executionInfo: { endTime: secret, terminateReason: `because of ${secret}` },
  });

const LOST = { options: { maxRetries: 0 }, server: [resetAfterRequest()] } as const;

export const repeatedSecretsInReads: readonly Scenario[] = [
  {
    id: "repeats-in-read-error",
    title: "a read after a lost answer, refused with the secret in each field: nowhere in the error",
    ...LOST,
    reads: [answer(repeating((secret) => refused(403, secret)))],
    expect: connectionLost({ attempts: 1 }),
    seen: { requests: 1, reads: 1 },
  },
  {
    id: "repeats-in-read-garbage",
    title: "a read after a lost answer, and a text that repeats the secret: nowhere in the error",
    ...LOST,
    reads: [answer(repeating((secret) => withBody(job({ state: "x" }), secret, "text/plain")))],
    expect: connectionLost({ attempts: 1 }),
    seen: { requests: 1, reads: 1 },
  },
  {
    id: "repeats-in-state",
    title: "a job whose state is the secret: nowhere in the error",
    ...LOST,
    reads: [answer(repeating((secret) => job({ state: secret })))],
    expect: connectionLost({ attempts: 1 }),
    seen: { requests: 1, reads: 1 },
  },
  {
    id: "repeats-in-job",
    title: "a job that repeats the secret in each field: nowhere in the result",
    ...LOST,
    reads: [answer(repeating(secretJob))],
    expect: { result: { outcome: "alreadyCompleted", toldBy: "read" } },
    seen: { requests: 1, reads: 1 },
  },
  {
    id: "repeats-in-ended-job",
    title: "the end of a job that repeats the secret in each field: nowhere in the result",
    wait: {},
    server: [],
    reads: [answer(repeating(secretJob))],
    expect: { result: { state: "completed", polls: 1 } },
    seen: { requests: 0, reads: 1, states: ["completed"] },
  },
  {
    id: "repeats-in-poll",
    title: "a read of a wait refused with the secret in each field: nowhere in the error",
    wait: {},
    server: [],
    reads: [answer(repeating((secret) => refused(403, secret)))],
    expect: waitsInVain("read", undefined, 1),
    seen: { requests: 0, reads: 1 },
  },
];
