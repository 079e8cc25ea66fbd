import { type Bend, bent, type TerminateJob } from "./bent-client.ts";
import { takingForSuccess, tellingSuccess } from "./tellings.ts";
import { CALLS, ERRORS, REPETITIONS, RETRIES, type WrongClient } from "./wrong-client.ts";

const NOT_FOUND = /accepted \(status 404/;
const COMPLETED = /alreadyCompleted \(status 409/;

/** Clients whose result is not what the service said. */
export const wrongResults: readonly WrongClient[] = [
  told(
    "result-no-request-id",
    "loses the service's request id of a 202",
    tellingSuccess({ requestId: undefined }),
  ),
  told("result-no-etag", "loses the ETag", tellingSuccess({ etag: undefined })),
  told(
    "result-quoted-etag",
    "puts the ETag of the answer into quotes",
    tellingSuccess({ etag: '"0x8DB9ABD9BC6099C"' }),
  ),
  told(
    "result-outcome",
    "tells a 202 as a job that terminates already",
    tellingSuccess({ outcome: "alreadyTerminating" }),
  ),
  told("result-none", "resolves without a result", { terminateJob: withoutResult }),
  {
    ...told(
      "own-work-as-accepted",
      "tells a job that has ended already as accepted",
      tellingSuccess({ outcome: "accepted" }),
    ),
    ...{ aims: RETRIES, target: "proxy", finding: /accepted \(status 409/ },
  },
  {
    ...told(
      "success-of-all",
      "takes any answer for a success",
      takingForSuccess(() => true),
    ),
    ...{ aims: ERRORS, finding: NOT_FOUND },
  },
  {
    ...told(
      "success-of-404",
      "takes a job that is not there for a success",
      takingForSuccess(({ status }) => status === 404),
    ),
    ...{ aims: ERRORS, finding: NOT_FOUND },
  },
  {
    ...told(
      "success-of-409",
      "takes 409 JobCompleted for a success at once",
      takingForSuccess(({ code }) => code === "JobCompleted"),
    ),
    ...{ aims: ERRORS, finding: COMPLETED },
  },
  {
    ...told("idempotent-ignored", "takes no call for an idempotent one", { terminateJob: notIdempotent }),
    ...{
      check: "idempotent-repetition",
      aims: REPETITIONS,
      target: "proxy",
      finding: /BatchServiceError 409/,
    },
  },
  {
    ...told("repetition-remembered", "answers a repeated call by itself", { terminateJob: remembering() }),
    ...{ check: "idempotent-repetition", aims: REPETITIONS, finding: /^202; accepted/ },
  },
];

function told(id: string, what: string, bend: Bend): WrongClient {
  const finding = /the outcome accepted for a 202/;
  return { id, what, check: "client-outcome", target: "mock", finding, aims: CALLS, makeClient: bent(bend) };
}

function withoutResult(next: TerminateJob): TerminateJob {
  return (...all) => next(...all).then(() => undefined as never);
}

function notIdempotent(next: TerminateJob): TerminateJob {
  return (jobId, options) => next(jobId, { ...options, idempotent: false });
}

function remembering(): NonNullable<Bend["terminateJob"]> {
  const done = new Map<string, ReturnType<TerminateJob>>();
  return (next) => (jobId, options) => {
    const answer = done.get(jobId) ?? next(jobId, options);
    done.set(jobId, answer);
    return answer;
  };
}
