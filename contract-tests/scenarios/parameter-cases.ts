import type { TerminateJobOptions } from "../../src/index.ts";
import { apiVersion, exampleJobId } from "../contract.ts";

/** A call, and what one parameter must be on the wire because of it. */
export interface ParameterCase {
  readonly options: TerminateJobOptions;
  readonly sent: string;
}

/** When the calls are made, by the client's own clock. */
export const NOW = Date.UTC(2026, 10, 22, 17, 47, 5, 678);

const before = new Date("2017-02-17T00:00:00.900Z");
const after = new Date("2036-02-17T00:00:00.900Z");

/** At least one case for each parameter of the contract; the real service accepts them all for an active job. */
export const parameterCases: Readonly<Record<string, readonly ParameterCase[]>> = {
  jobId: [{ options: {}, sent: exampleJobId }],
  "api-version": [{ options: {}, sent: apiVersion }],
  timeout: [
    { options: { serverTimeoutSeconds: 30 }, sent: "30" },
    { options: { serverTimeoutSeconds: 0 }, sent: "0" },
    { options: { serverTimeoutSeconds: 2 ** 31 - 1 }, sent: "2147483647" },
  ],
  "client-request-id": [
    {
      options: { clientRequestId: "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" },
      sent: "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0",
    },
  ],
  "return-client-request-id": [
    { options: {}, sent: "true" },
    { options: { returnClientRequestId: true }, sent: "true" },
    { options: { returnClientRequestId: false }, sent: "false" },
  ],
  "ocp-date": [{ options: {}, sent: "Sun, 22 Nov 2026 17:47:05 GMT" }],
  "If-Match": [
    { options: { ifMatch: "0x8DB9ABD9BC6099C" }, sent: "0x8DB9ABD9BC6099C" },
    { options: { ifMatch: "*" }, sent: "*" },
  ],
  "If-None-Match": [{ options: { ifNoneMatch: "0x1" }, sent: "0x1" }],
  "If-Modified-Since": [{ options: { ifModifiedSince: before }, sent: "Fri, 17 Feb 2017 00:00:00 GMT" }],
  "If-Unmodified-Since": [{ options: { ifUnmodifiedSince: after }, sent: "Sun, 17 Feb 2036 00:00:00 GMT" }],
};
