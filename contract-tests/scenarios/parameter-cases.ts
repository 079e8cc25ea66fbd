import type { TerminateJobOptions } from "../../src/index.ts";

/** A call, and what one parameter must be on the wire because of it. */
export interface ParameterCase {
  readonly options: TerminateJobOptions;
  readonly sent: string;
}

/** When the calls are made, by the client's own clock. */
export const NOW = Date.UTC(2026, 10, 22, 17, 47, 5, 678);

const before = new Date("2017-02-17T00:00:00.900Z");
const after = new Date("2036-02-17T00:00:00.900Z");

// Every month, every weekday, and every first digit of a day and an hour.
const EVERY_FORM_OF_DATE = [
  ...["Mon, 01 Jan 2018 00:00:00 GMT", "Tue, 13 Feb 2018 10:11:12 GMT", "Wed, 14 Mar 2018 23:59:59 GMT"],
  ...["Thu, 26 Apr 2018 09:08:07 GMT", "Fri, 11 May 2018 19:20:21 GMT", "Sat, 30 Jun 2018 20:30:40 GMT"],
  ...["Sun, 29 Jul 2018 01:01:01 GMT", "Fri, 31 Aug 2018 22:52:15 GMT", "Thu, 20 Sep 2018 05:05:05 GMT"],
  ...["Tue, 09 Oct 2018 06:06:06 GMT", "Mon, 19 Nov 2018 07:07:07 GMT", "Tue, 25 Dec 2018 08:08:08 GMT"],
];

/** At least one case for each parameter of the contract; the real service accepts them all for an active job. */
export const parameterCases: Readonly<Record<string, readonly ParameterCase[]>> = {
  jobId: [{ options: {}, sent: "nightly-42" }],
  "api-version": [{ options: {}, sent: "2023-11-01.18.0" }],
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
    // Letters of both cases and digits in each of its groups.
    {
      options: { clientRequestId: "0Ab1C2d3-0Ab1-4Ab1-9Ab1-0Ab1C2d3E4f5" },
      sent: "0Ab1C2d3-0Ab1-4Ab1-9Ab1-0Ab1C2d3E4f5",
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
  "If-Modified-Since": [
    { options: { ifModifiedSince: before }, sent: "Fri, 17 Feb 2017 00:00:00 GMT" },
    ...EVERY_FORM_OF_DATE.map((sent) => ({ options: { ifModifiedSince: new Date(sent) }, sent })),
  ],
  "If-Unmodified-Since": [{ options: { ifUnmodifiedSince: after }, sent: "Sun, 17 Feb 2036 00:00:00 GMT" }],
};
