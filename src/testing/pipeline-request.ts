import { defaultRetryPolicy, type RetryPolicy } from "../options.ts";
import type { Call, PipelineRequest } from "../pipeline.ts";
import { ENDPOINT } from "./account.ts";

export const CLIENT_REQUEST_ID = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";

/** A call as the client begins it, with what a test wants otherwise. */
export const newCall = ({
  policy,
  ...changes
}: Omit<Partial<Call>, "policy"> & { policy?: Partial<RetryPolicy> } = {}): Call => ({
  label: "POST /jobs/nightly-42/terminate",
  success: 202,
  acts: true,
  pace: undefined,
  jobId: "nightly-42",
  clientRequestId: CLIENT_REQUEST_ID,
  onEvent: undefined,
  startedAt: 0,
  policy: { ...defaultRetryPolicy, ...policy },
  deadline: Number.POSITIVE_INFINITY,
  heldSince: undefined,
  attempts: 0,
  ambiguous: false,
  answerText: "",
  stale: false,
  challenged: false,
  scheme: undefined,
  secrets: new Set(),
  ...changes,
});

/** A terminate request as it enters the pipeline. */
export const newRequest = (changes: Partial<PipelineRequest> = {}): PipelineRequest => ({
  method: "POST",
  url: `${ENDPOINT}/jobs/nightly-42/terminate?api-version=2023-11-01.18.0`,
  headers: new Map([["content-type", "application/json; odata=minimalmetadata"]]),
  body: "{}",
  signal: new AbortController().signal,
  call: newCall(),
  ...changes,
});
