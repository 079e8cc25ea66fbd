import type { Received } from "./exchange.ts";

/** A header as it goes out; names keep their case. */
export type HeaderLine = readonly [name: string, value: string | Uint8Array];

/** An answer as plain data. */
export interface Answer {
  readonly status: number;
  /** @default the standard phrase of the service's statuses */
  readonly reason?: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
  /**
   * How the end of the body is told: by `Content-Length`, by chunks, by closing the connection, or not at all (for
   * statuses that have no body, and for headers that already say it).
   */
  readonly framing: "length" | "chunked" | "close" | "none";
}

/** An answer, or how it is made from what was received. */
export type AnswerLike = Answer | ((received: Received) => Answer);

export const answerFor = (answer: AnswerLike, received: Received): Answer =>
  typeof answer === "function" ? answer(received) : answer;

/** An answer as it goes out. */
export interface AnswerBytes {
  readonly statusLine: Buffer;
  /** Header lines, the empty one included. */
  readonly headers: Buffer;
  readonly body: Buffer;
}

const CRLF = Buffer.from("\r\n");
const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  202: "Accepted",
  404: "Not Found",
  409: "Conflict",
  412: "Precondition Failed",
  429: "Too Many Requests",
  503: "Service Unavailable",
};

export function answerBytes(answer: Answer): AnswerBytes {
  const reason = answer.reason ?? REASONS[answer.status] ?? "Status";
  const lines = [...answer.headers, ...framingHeaders(answer)].map(headerLine);
  return {
    statusLine: Buffer.from(`HTTP/1.1 ${answer.status} ${reason}\r\n`),
    headers: Buffer.concat([...lines, CRLF]),
    body: answer.framing === "chunked" ? inChunks(answer.body) : Buffer.from(answer.body),
  };
}

const headerLine = ([name, value]: HeaderLine) =>
  Buffer.concat([Buffer.from(`${name}: `), Buffer.from(value), CRLF]);

function framingHeaders({ framing, body }: Answer): HeaderLine[] {
  if (framing === "length") return [["Content-Length", String(body.byteLength)]];
  if (framing === "chunked") return [["Transfer-Encoding", "chunked"]];
  return framing === "close" ? [["Connection", "close"]] : [];
}

/** A whole chunked body. */
export const inChunks = (body: Uint8Array) =>
  Buffer.concat([...(body.byteLength === 0 ? [] : [chunk(body)]), Buffer.from("0\r\n\r\n")]);

/** One chunk of a chunked body. */
export const chunk = (bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, CRLF]);

/** The same answer with more headers. */
export const withHeaders =
  (answer: AnswerLike, ...headers: readonly HeaderLine[]): AnswerLike =>
  (received) => {
    const made = answerFor(answer, received);
    return { ...made, headers: [...made.headers, ...headers] };
  };

/** The same answer without some headers. */
export const withoutHeaders =
  (answer: AnswerLike, ...names: readonly string[]): AnswerLike =>
  (received) => {
    const made = answerFor(answer, received);
    const absent = new Set(names.map((name) => name.toLowerCase()));
    return { ...made, headers: made.headers.filter(([name]) => !absent.has(name.toLowerCase())) };
  };

/** The same answer with other values for some headers, in their places. */
export const replacingHeaders =
  (answer: AnswerLike, values: Readonly<Record<string, string | Uint8Array>>): AnswerLike =>
  (received) => {
    const made = answerFor(answer, received);
    return { ...made, headers: made.headers.map(([name, value]) => [name, values[name] ?? value]) };
  };

/** The same answer with another status. */
export const withStatus =
  (answer: AnswerLike, status: number): AnswerLike =>
  (received) => ({ ...answerFor(answer, received), status });

/** The same answer with another body, and no Content-Type unless one is given. */
export const withBody =
  (answer: AnswerLike, body: string | Uint8Array, contentType?: string): AnswerLike =>
  (received) => {
    const made = answerFor(withoutHeaders(answer, "Content-Type"), received);
    const type: HeaderLine[] = contentType === undefined ? [] : [["Content-Type", contentType]];
    return { ...made, headers: [...made.headers, ...type], body: Buffer.from(body) };
  };
