import { type AnswerBytes, type AnswerLike, answerBytes, answerFor } from "./answer.ts";
import type { Behaviour, Exchange } from "./exchange.ts";

const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));

const bytesFor = (given: AnswerLike, exchange: Exchange): AnswerBytes =>
  answerBytes(answerFor(given, exchange.received));

// A reset overtakes bytes that the client has not read; a moment lets it read them.
const sendThen = (bytes: (exchange: Exchange) => Buffer, close: (exchange: Exchange) => void): Behaviour => ({
  async play(exchange) {
    await exchange.write(bytes(exchange));
    await exchange.wait(0);
    close(exchange);
  },
});

const reset = (exchange: Exchange) => exchange.reset();
const end = (exchange: Exchange) => exchange.end();

/** Resets the connection as soon as it is made; on TLS, before the handshake. */
export const resetOnConnect = (): Behaviour => ({ at: "connection", play: reset });

/** Resets the connection at the first byte of the request, which is never read. */
export const resetBeforeReading = (): Behaviour => ({ at: "firstByte", play: reset });

/** Closes the connection in good order at the first byte of the request, which is never read. */
export const closeBeforeReading = (): Behaviour => ({ at: "firstByte", play: end });

/** Resets the connection when the whole request has come. */
export const resetAfterRequest = (): Behaviour => ({ play: reset });

/** Closes the connection in good order when the whole request has come. */
export const closeAfterRequest = (): Behaviour => ({ play: end });

export const resetAfterStatusLine = (given: AnswerLike): Behaviour =>
  sendThen((exchange) => bytesFor(given, exchange).statusLine, reset);

export const resetMidHeaders = (given: AnswerLike): Behaviour =>
  sendThen((exchange) => {
    const { statusLine, headers } = bytesFor(given, exchange);
    return Buffer.concat([statusLine, half(headers)]);
  }, reset);

/** Sends the headers and half of the body, then resets the connection. */
export const resetMidBody = (given: AnswerLike): Behaviour => sendThen(upToMidBody(given), reset);

/** Sends the headers and half of the body, then closes in good order. */
export const truncate = (given: AnswerLike): Behaviour => sendThen(upToMidBody(given), end);

/** Everything of an answer but the second half of its body. */
export const upToMidBody = (given: AnswerLike) => (exchange: Exchange) => {
  const { statusLine, headers, body } = bytesFor(given, exchange);
  return Buffer.concat([statusLine, headers, half(body)]);
};
