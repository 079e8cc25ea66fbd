import { randomUUID } from "node:crypto";
import {
  type Answer,
  type AnswerLike,
  answerFor,
  replacingHeaders,
  withoutHeaders,
} from "../../test/upstream/answer.ts";
import {
  accepted,
  batchError,
  httpDate,
  REQUEST_ID,
  job as recordedJob,
} from "../../test/upstream/batch-answers.ts";
import { odataJson } from "../../test/upstream/odata-json.ts";
import type { Job } from "./job.ts";
import { jobBody } from "./job-body.ts";
import type { BatchAnswer } from "./published-errors.ts";
import { selectOf } from "./refuse-line.ts";

/** An error as it goes out. */
export const errorAnswer = ({ status, code, sentence, values }: BatchAnswer): AnswerLike =>
  batchError(status, code, sentence, values);

/** The 202 about a job. */
export const acceptedAnswer = ({ etag, lastModifiedMs }: Job): AnswerLike =>
  replacingHeaders(accepted(), { ETag: etag, "Last-Modified": httpDate(lastModifiedMs) });

/** The 200 with a job, which has the fields that the request selects. */
export const jobAnswer =
  (job: Job): AnswerLike =>
  (received) => {
    const { id, state, etag, lastModifiedMs } = job;
    const told = replacingHeaders(recordedJob({ id, state }), {
      ETag: etag,
      "Last-Modified": httpDate(lastModifiedMs),
    });
    const select = received.request && selectOf(received.request);
    return {
      ...answerFor(told, received),
      body: Buffer.from(odataJson(jobBody(job, received.origin, select))),
    };
  };

/** The 304 about a job that is the one that the caller knows (RFC 9110, section 15.4.5). */
export const notModifiedAnswer =
  (job: Job): AnswerLike =>
  (received) => ({
    ...answerFor(withoutHeaders(acceptedAnswer(job), "DataServiceId"), received),
    status: 304,
    reason: "Not Modified",
    framing: "none",
  });

/** The same answer with a Retry-After where the service puts it. */
export const askingToWait =
  (answer: AnswerLike, value: string): AnswerLike =>
  (received) => {
    const made = answerFor(answer, received);
    return {
      ...made,
      headers: made.headers.flatMap((line) =>
        line[0] === "request-id" ? [line, ["Retry-After", value] as const] : [line],
      ),
    };
  };

/**
 * The answer that belongs to one request alone: with a request id of its own, and without content for HEAD.
 */
export function ownAnswer(answer: Answer, method: string, id: string = randomUUID()): Answer {
  const text = (value: string | Uint8Array) =>
    typeof value === "string" ? value.replaceAll(REQUEST_ID, id) : value;
  return {
    ...answer,
    headers: answer.headers.map(([name, value]) => [name, text(value)] as const),
    body:
      method === "HEAD"
        ? Buffer.alloc(0)
        : // latin1 keeps every byte as it is.
          Buffer.from(Buffer.from(answer.body).toString("latin1").replaceAll(REQUEST_ID, id), "latin1"),
  };
}
