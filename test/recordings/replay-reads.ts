import type { FoundState } from "../../src/errors.ts";
import type { Expected, ExpectedError, ExpectedResult, Scenario } from "../faults/scenario.ts";
import { PAUSES } from "../faults/table/outcomes.ts";
import { resetAfterRequest } from "../upstream/broken-connections.ts";
import type { Behaviour } from "../upstream/exchange.ts";
import { answer } from "../upstream/whole-answers.ts";
import type { RecordedAnswer, Recording } from "./recording.ts";
import { headerIn, replayed, scenariosOf, wireBody } from "./replay.ts";

/** A recorded read of a job, and what it tells, read without any of the client's code. */
export interface RecordedRead {
  readonly response: RecordedAnswer;
  readonly jobId: string;
  readonly state: FoundState;
  readonly job: Readonly<Record<string, unknown>>;
}

const JOB = /\/jobs\/([^/?]+)(?:\?|$)/;

/** The reads of a job in a recording. */
export const readsIn = ({ exchanges }: Recording): RecordedRead[] =>
  exchanges.flatMap(({ request, response }) => {
    const jobId = request.method === "GET" ? JOB.exec(request.uri)?.[1] : undefined;
    if (jobId === undefined) return [];
    const job: Record<string, unknown> = JSON.parse(wireBody(response));
    const state = response.status === 404 ? "deleted" : (job["state"] as FoundState);
    return [{ response, jobId: decodeURIComponent(jobId), state, job }];
  });

/** Everything that a recording is as scenarios. */
export function replaysOf(file: string, recording: Recording): Scenario[] {
  const name = file.replace(".json", "");
  return [...scenariosOf(name, recording), ...readScenariosOf(name, recording)];
}

/**
 * What the reads of a recording are as scenarios: each of them after a lost answer, all of them as one wait, and with
 * the termination that was recorded before them, if there is one.
 */
function readScenariosOf(name: string, recording: Recording): Scenario[] {
  const reads = readsIn(recording);
  const [first] = reads;
  if (!first) return [];
  const accepted = recording.exchanges.find(
    ({ request, response }) => request.uri.includes("/terminate") && response.status === 202,
  )?.response;
  const waiting = {
    jobId: first.jobId,
    reads: reads.map(played),
    seen: { requests: 0, reads: reads.length, states: reads.map(({ state }) => state) },
  };
  const told = reads.map(({ state }) => state).join(", ");
  // Where no read found the end, the next pause is one too many.
  const isOver = reads.at(-1)?.state === "completed";
  const waitTimeoutMs = isOver ? 600_000 : sum(PAUSES.slice(0, reads.length - 1)) + 1;
  return [
    ...reads.map((read, index) => afterLoss(`${name}-read-${index + 1}`, read, recording)),
    {
      ...waiting,
      id: `${name}-wait`,
      title: `${told}, as a wait, from ${recording.source.repo}`,
      wait: { waitTimeoutMs },
      server: [],
      expect: endOf(reads),
    },
    ...(accepted === undefined
      ? []
      : [
          {
            ...waiting,
            id: `${name}-terminated`,
            title: `202, ${told}, as a termination and a wait, from ${recording.source.repo}`,
            call: { wait: { waitTimeoutMs } },
            server: [answer(replayed(accepted))],
            expect: withTermination(endOf(reads), accepted),
            seen: { ...waiting.seen, requests: 1 },
          },
        ]),
  ];
}

const played = ({ response }: RecordedRead): Behaviour => answer(replayed(response));
const sum = (pauses: readonly number[]) => pauses.reduce((total, pause) => total + pause, 0);

function afterLoss(id: string, read: RecordedRead, { source }: Recording): Scenario {
  const { state, response, job, jobId } = read;
  const over = state === "terminating" || state === "completed";
  const result: ExpectedResult = {
    outcome: state === "completed" ? "alreadyCompleted" : "alreadyTerminating",
    toldBy: "read",
    status: 200,
    jobId,
    attempts: 1,
    etag: String(job["eTag"]),
    lastModified: new Date(String(job["lastModified"] ?? headerIn(response, "last-modified"))),
    requestId: headerIn(response, "request-id"),
  };
  const error: ExpectedError = {
    name: "BatchNetworkError",
    attempts: 1,
    outcomeUnknown: true,
    jobState: state,
  };
  return {
    id,
    title: `${state}, read after a lost answer, from ${source.repo}`,
    jobId,
    options: { maxRetries: 0 },
    server: [resetAfterRequest()],
    reads: [played(read)],
    expect: over ? { result } : { error },
    seen: { requests: 1, reads: 1 },
  };
}

function endOf(reads: readonly RecordedRead[]): Expected {
  const last = reads.at(-1);
  if (!last) throw new Error("A wait without a read.");
  const { state, job, jobId } = last;
  const waits = PAUSES.slice(0, reads.length - 1);
  const execution = (job["executionInfo"] ?? {}) as Readonly<Record<string, string>>;
  if (state === "completed") {
    const result: ExpectedResult = {
      jobId,
      state,
      endTime: new Date(execution["endTime"] ?? ""),
      terminateReason: execution["terminateReason"],
      polls: reads.length,
      waitedMs: sum(waits),
    };
    return { result, waits };
  }
  const error: ExpectedError = {
    name: "BatchWaitError",
    attempts: reads.length,
    outcomeUnknown: false,
    reason: state === "deleted" ? "state" : "timeout",
    lastState: state,
    polls: reads.length,
  };
  return { error, waits };
}

function withTermination({ result, waits = [] }: Expected, accepted: RecordedAnswer): Expected {
  if (!result) throw new Error("A recorded termination whose end was not recorded.");
  return {
    result: { outcome: "accepted", etag: headerIn(accepted, "etag"), toldBy: "answer", ended: result },
    waits,
  };
}
