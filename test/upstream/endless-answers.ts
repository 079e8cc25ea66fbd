import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { type AnswerLike, answerBytes, answerFor, chunk, withBody, withHeaders } from "./answer.ts";
import type { Behaviour } from "./exchange.ts";

const GZIP = ["Content-Encoding", "gzip"] as const;

/**
 * Sends an answer whose body goes on after its own bytes, with the same ones again and again, until the client closes
 * the connection or `bytes` are sent. Only as fast as the client reads: `bytesSent` tells how much the system took.
 */
export const flood = (
  given: AnswerLike,
  again: string | Uint8Array,
  bytes = Number.POSITIVE_INFINITY,
): Behaviour => ({
  async play(exchange) {
    const made = answerFor(given, exchange.received);
    const endless = bytes === Number.POSITIVE_INFINITY;
    const length = endless ? undefined : (["Content-Length", String(bytes)] as const);
    const { statusLine, headers } = answerBytes({
      ...made,
      headers: length ? [...made.headers, length] : made.headers,
      framing: endless ? "chunked" : "none",
    });
    const piece = Buffer.from(again);
    // An empty chunk would be the end.
    const frame = (data: Buffer) => (endless && data.length > 0 ? chunk(data) : data);
    await exchange.write(Buffer.concat([statusLine, headers, frame(Buffer.from(made.body))]));
    for (
      let left = bytes - made.body.byteLength;
      left > 0 && !exchange.closed.aborted;
      left -= piece.length
    ) {
      await exchange.write(frame(left < piece.length ? piece.subarray(0, left) : piece));
      // A client in the same process gets its turn before the system's buffers are full.
      await exchange.wait(0);
    }
  },
});

/** The same answer, compressed. */
export const gzipped =
  (given: AnswerLike): AnswerLike =>
  (received) => {
    const made = answerFor(withHeaders(given, GZIP), received);
    return { ...made, body: gzipSync(made.body) };
  };

/** The same answer, compressed and cut off; the connection says that it is whole. */
export const gzippedAndCut =
  (given: AnswerLike): AnswerLike =>
  (received) => {
    const made = answerFor(gzipped(given), received);
    return { ...made, body: made.body.subarray(0, Math.floor(made.body.byteLength / 2)) };
  };

/** A body of 16 kB that is 16 MB of blanks when decoded, and then what the answer has to say. */
export const gzipBomb =
  (given: AnswerLike): AnswerLike =>
  (received) => {
    const { body } = answerFor(given, received);
    const bomb = gzipSync(Buffer.concat([Buffer.alloc(16_777_216, " "), body]));
    return answerFor(withHeaders(withBody(given, bomb, "application/json"), GZIP), received);
  };

/** A body that is about a thousand times as long when decoded, and never ends. */
export const endlessGzipBomb = (given: AnswerLike): Behaviour =>
  flood(withHeaders(withBody(given, gzipHeader(), "application/json"), GZIP), blanks());

const gzipHeader = () => gzipSync("").subarray(0, 10);

// Ends with a flush instead of a last block, so that it can be sent again and again.
const blanks = () => deflateRawSync(Buffer.alloc(4_194_304, " "), { finishFlush: constants.Z_SYNC_FLUSH });
