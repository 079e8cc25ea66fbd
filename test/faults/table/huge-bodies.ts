import { expect } from "vitest";
import { withBody } from "../../upstream/answer.ts";
import { accepted, batchError, ERROR_TYPE } from "../../upstream/batch-answers.ts";
import { endlessGzipBomb, flood, gzipBomb } from "../../upstream/endless-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { serviceError } from "./outcomes.ts";

const FIFTY_MB = 52_428_800;
// What is read, and what the buffers of both ends hold meanwhile.
const LITTLE = 2_000_000;
const PIECE = "a".repeat(65_536);

const head = (status: number, text: string, type = ERROR_TYPE) =>
  withBody(batchError(status, "JobNotFound", ""), text, type);

const JSON_HEAD = '{"code":"JobNotFound","message":{"value":"';
const BEGINNING = { responseText: expect.stringContaining(JSON_HEAD) };

export const hugeBodies: readonly Scenario[] = [
  {
    id: "50-mb-error",
    title: "an error body of 50 MB in one line: 64 KiB are read, their beginning is kept",
    proves: ["hugeErrorBody"],
    server: [flood(head(404, JSON_HEAD), PIECE, FIFTY_MB)],
    expect: serviceError(404, BEGINNING),
    seen: { requests: 1, bytesSentBelow: LITTLE },
  },
  {
    id: "endless-error",
    title: "an error body without end: 64 KiB are read, their beginning is kept",
    server: [flood(head(404, JSON_HEAD), PIECE)],
    expect: serviceError(404, BEGINNING),
    seen: { requests: 1, bytesSentBelow: LITTLE },
  },
  {
    id: "endless-lines",
    title: "a 500 with endless short lines: 64 KiB are read",
    options: { maxRetries: 0 },
    server: [flood(head(500, "", "text/plain"), "no\n".repeat(1_000))],
    expect: serviceError(500, { outcomeUnknown: true, responseText: expect.stringMatching(/^no\nno\n/) }),
    seen: { requests: 1, bytesSentBelow: LITTLE },
  },
  {
    id: "endless-503",
    title: "a 503 with an endless body: retried on another connection",
    server: [flood(head(503, JSON_HEAD), PIECE)],
    expect: { result: { outcome: "accepted", attempts: 2 }, waits: [750] },
    seen: { requests: 2, bytesSentBelow: LITTLE },
  },
  {
    id: "endless-202",
    title: "a 202 with an endless body: an error, the outcome unknown",
    server: [flood(withBody(accepted(), "<html>", "text/html"), PIECE)],
    expect: serviceError(202, { outcomeUnknown: true }),
    seen: { requests: 1, bytesSentBelow: LITTLE },
  },
  {
    id: "gzip-bomb",
    title: "16 kB that are 16 MB when decoded: 64 KiB are decoded",
    server: [answer(gzipBomb(batchError(404, "JobNotFound", "")))],
    expect: serviceError(404, { code: undefined }),
    seen: { requests: 1 },
  },
  {
    id: "endless-gzip-bomb",
    title: "a compressed body that never ends: 64 KiB are decoded",
    server: [endlessGzipBomb(batchError(404, "JobNotFound", ""))],
    expect: serviceError(404, { code: undefined }),
    seen: { requests: 1, bytesSentBelow: LITTLE },
  },
];
