import type { Answer, AnswerLike, HeaderLine } from "./answer.ts";
import type { Received } from "./exchange.ts";
import { odataJson } from "./odata-json.ts";
import { headerOf } from "./request-reader.ts";

// The shape of every answer here, header case and order included, is that of recorded traffic: Azure/azure-sdk-for-java,
// session-records/JobTests.canUpdateJobState.json and test-recordings/canCRUDJob.json.

export const REQUEST_ID = "6e1a4a8b-52f7-4f3c-9d55-0b8f5f0f7a11";
export const ETAG = "0x8DB9ABD9BC6099C";
export const LAST_MODIFIED = "Fri, 11 Aug 2023 22:52:15 GMT";
export const ERROR_TYPE = "application/json;odata=minimalmetadata";
export const JOB_TYPE = "application/json;odata=minimalmetadata";
export const JOB_ENDED = "2023-08-11T22:52:16.0450172Z";
const JOB_CHANGED = "2023-08-11T22:52:15.6000668Z";
const VERSION_OF_JOB: readonly HeaderLine[] = [
  ["ETag", ETAG],
  ["Last-Modified", LAST_MODIFIED],
];

/** The service's 202: chunked, empty, without Content-Type, the ETag without quotes. */
export const accepted = (): AnswerLike => (received) => ({
  status: 202,
  headers: headersOf(received, ["DataServiceId", callUrl(received)], VERSION_OF_JOB),
  body: Buffer.alloc(0),
  framing: "chunked",
});

/** What a read tells about a job; what is not given is as the service sent it for a job that was terminated. */
export interface JobFields {
  readonly id?: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** The service's answer to a read: chunked, the ETag without quotes in header and body. */
export const job =
  (fields: JobFields): AnswerLike =>
  (received): Answer => ({
    status: 200,
    headers: headersOf(received, ["Content-Type", JOB_TYPE], VERSION_OF_JOB),
    body: Buffer.from(odataJson({ ...jobFields(received, fields.state), ...fields })),
    framing: "chunked",
  });

const jobFields = (received: Received, state: string) => ({
  "odata.metadata": `${received.origin}/$metadata#jobs/@Element`,
  id: decodeURIComponent(/\/jobs\/([^/?]+)/.exec(received.request?.target ?? "")?.[1] ?? ""),
  eTag: ETAG,
  lastModified: JOB_CHANGED,
  state,
  stateTransitionTime: state === "completed" ? JOB_ENDED : JOB_CHANGED,
  previousState: "active",
  executionInfo: {
    startTime: "2023-08-11T22:52:07.4785112Z",
    ...(state === "completed" && { endTime: JOB_ENDED }),
    poolId: "nightly",
    terminateReason: "superseded",
  },
});

/** One key and value of the error details. */
export interface ErrorValue {
  readonly key: string;
  readonly value: string;
}

/** One of the service's errors. */
export const batchError =
  (status: number, code: string, sentence: string, values?: readonly ErrorValue[]): AnswerLike =>
  (received): Answer => {
    const { host } = new URL(received.origin);
    const time = new Date(received.nowMs).toISOString().replace("Z", "4183Z");
    const message = `${sentence}\nRequestId:${REQUEST_ID}\nTime:${time}`;
    const metadata = `https://${host}/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element`;
    return {
      status,
      headers: headersOf(received, ["Content-Type", ERROR_TYPE]),
      body: Buffer.from(errorBody({ metadata, code, message, values: values ?? [] })),
      framing: "length",
    };
  };

/** What an error body says. */
export interface ErrorBody {
  readonly metadata: string;
  readonly code: string;
  readonly message: string;
  readonly values: readonly ErrorValue[];
}

/** An error body in the service's own layout. */
export const errorBody = ({ metadata, code, message, values }: ErrorBody): string =>
  odataJson({
    "odata.metadata": metadata,
    code,
    message: { lang: "en-US", value: message },
    ...(values.length === 0 ? {} : { values }),
  });

/** A time as the `Date` header writes it. */
export const httpDate = (epochMs: number): string => new Date(epochMs).toUTCString();

// The headers of every answer, in their order, around those that only some have.
const headersOf = (
  received: Received,
  first: HeaderLine,
  version: readonly HeaderLine[] = [],
): HeaderLine[] => [
  ...echo(received),
  first,
  ["DataServiceVersion", "3.0"],
  ["Date", httpDate(received.nowMs)],
  ...version,
  ["request-id", REQUEST_ID],
  ["Server", "Microsoft-HTTPAPI/2.0"],
  ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"],
  ["X-Content-Type-Options", "nosniff"],
];

function echo({ request }: Received): HeaderLine[] {
  const id = request && headerOf(request, "client-request-id");
  return id && headerOf(request, "return-client-request-id") === "true" ? [["client-request-id", id]] : [];
}

const callUrl = ({ origin, request }: Received) => `${origin}${request?.target.split("?")[0] ?? ""}`;
