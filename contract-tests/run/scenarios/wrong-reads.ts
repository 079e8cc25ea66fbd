import {
  type AnswerLike,
  answerFor,
  replacingHeaders,
  withBody,
  withHeaders,
  withoutHeaders,
  withStatus,
} from "../../../test/upstream/answer.ts";
import { JOB_TYPE } from "../../../test/upstream/batch-answers.ts";

/** An answer to a read that no service of this contract gives. */
export interface WrongRead {
  readonly id: string;
  readonly what: string;
  /** The id of the check that must notice it; others may notice it too. */
  readonly check: string;
  /** Makes it out of a right answer. */
  readonly change: (right: AnswerLike) => AnswerLike;
}

const PAGE = "<!doctype html><title>Sign in</title>";

/** The same job with other fields. */
const withFields =
  (change: (job: Record<string, unknown>) => Record<string, unknown>) =>
  (right: AnswerLike): AnswerLike =>
  (received) => {
    const made = answerFor(right, received);
    const job = JSON.parse(Buffer.from(made.body).toString("utf8")) as Record<string, unknown>;
    return answerFor(withBody(made, JSON.stringify(change(job)), JOB_TYPE), received);
  };

const without =
  (name: string) =>
  ({ [name]: _, ...rest }: Record<string, unknown>): Record<string, unknown> =>
    rest;

/** Wrong answers to a read, each of which some check must notice. */
export const wrongReads: readonly WrongRead[] = [
  {
    id: "login-page",
    what: "a login page with status 200",
    check: "response-content-type",
    change: (right) => withBody(right, PAGE, "text/html"),
  },
  {
    id: "status-202",
    what: "202 in place of 200",
    check: "response-status",
    change: (right) => withStatus(right, 202),
  },
  {
    id: "no-body",
    what: "a 200 without a body",
    check: "response-body",
    change: (right) => withBody(right, "", JOB_TYPE),
  },
  {
    id: "state-unknown",
    what: "a state that no job has",
    check: "response-body",
    change: withFields((job) => ({ ...job, state: "sleeping" })),
  },
  {
    id: "state-number",
    what: "a state that is a number",
    check: "response-body",
    change: withFields((job) => ({ ...job, state: 5 })),
  },
  {
    id: "state-before-unknown",
    what: "a state before that no job has",
    check: "response-body",
    change: withFields((job) => ({ ...job, previousState: "sleeping" })),
  },
  {
    id: "times",
    what: "times that are no times",
    check: "response-body",
    change: withFields((job) => ({ ...job, stateTransitionTime: "yesterday" })),
  },
  {
    id: "end-time",
    what: "an end at no time",
    check: "response-body",
    change: withFields((job) => ({ ...job, executionInfo: { endTime: "yesterday" } })),
  },
  {
    id: "last-modified",
    what: "a last change at no time",
    check: "response-body",
    change: withFields((job) => ({ ...job, lastModified: "Fri, 11 Aug 2023 22:52:15 GMT" })),
  },
  {
    id: "start-time",
    what: "a beginning at no time",
    check: "response-body",
    change: withFields((job) => ({ ...job, executionInfo: { startTime: "yesterday" } })),
  },
  ...["id", "eTag", "odata.metadata"].map((name) => ({
    id: `number-${name}`,
    what: `a number for ${name}`,
    check: "response-body",
    change: withFields((job) => ({ ...job, [name]: 5 })),
  })),
  ...["poolId", "terminateReason", "startTime", "endTime"].map((name) => ({
    id: `number-${name}`,
    what: `a number for ${name}`,
    check: "response-body",
    change: withFields((job) => ({ ...job, executionInfo: { [name]: 5 } })),
  })),
  ...["id", "state", "executionInfo", "eTag"].map((name) => ({
    id: `no-field-${name}`,
    what: `no ${name}, though it was asked for`,
    check: "response-selection",
    change: withFields(without(name)),
  })),
  {
    id: "another-job",
    what: "a job that nobody asked for",
    check: "response-job",
    change: withFields((job) => ({ ...job, id: "somebody-elses-job" })),
  },
  {
    id: "unasked",
    what: "a field that nobody asked for",
    check: "response-selection",
    change: withFields((job) => ({ ...job, priority: 0 })),
  },
  {
    id: "undeclared",
    what: "a field that no job has",
    check: "response-undeclared",
    change: withFields((job) => ({ ...job, executionInfo: { mood: "good" } })),
  },
  ...["request-id", "ETag", "Last-Modified", "client-request-id"].map((name) => ({
    id: `no-${name.toLowerCase()}`,
    what: `no ${name}`,
    check: "response-headers",
    change: (right: AnswerLike) => withoutHeaders(right, name),
  })),
  {
    id: "unknown-header",
    what: "a header that nobody declares",
    check: "response-undeclared",
    change: (right) => withHeaders(right, ["job-state", "completed"]),
  },
  {
    id: "another-client-request-id",
    what: "a client-request-id that nobody sent",
    check: "response-request-id",
    change: (right) =>
      replacingHeaders(right, { "client-request-id": "0f8fad5b-d9cb-469f-a165-70867728950e" }),
  },
];
