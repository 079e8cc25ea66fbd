import type { TerminateJobOptions } from "../../../src/terminate-input.ts";

export const ETAG = "0x8DB9ABD9BC6099C";
const DATE = new Date(Date.UTC(2026, 10, 22));

/** Each condition that a caller can give. */
export const CONDITIONS: readonly (readonly [id: string, call: TerminateJobOptions])[] = [
  ["if-match", { ifMatch: ETAG }],
  ["if-none-match", { ifNoneMatch: ETAG }],
  ["if-modified-since", { ifModifiedSince: DATE }],
  ["if-unmodified-since", { ifUnmodifiedSince: DATE }],
];
