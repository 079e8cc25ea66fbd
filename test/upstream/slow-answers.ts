import { type AnswerLike, answerBytes, answerFor } from "./answer.ts";
import { upToMidBody } from "./broken-connections.ts";
import type { Behaviour, Exchange } from "./exchange.ts";

const forEver = (exchange: Exchange) => exchange.wait(Number.POSITIVE_INFINITY);

/** Accepts the connection and never says a word, not even in the TLS handshake. */
export const silentOnConnect = (): Behaviour => ({ at: "connection", play: forEver });

/** Takes the request and never answers. */
export const stallBeforeHeaders = (): Behaviour => ({ play: forEver });

/** Sends the headers and half of the body, and nothing more. */
export const stallInBody = (given: AnswerLike): Behaviour => ({
  async play(exchange) {
    await exchange.write(upToMidBody(given)(exchange));
    await forEver(exchange);
  },
});

/** Sends the headers at once, and the body a byte at a time. */
export const trickleBody = (given: AnswerLike, everyMs: number): Behaviour => ({
  async play(exchange) {
    const { statusLine, headers, body } = answerBytes(answerFor(given, exchange.received));
    await exchange.write(Buffer.concat([statusLine, headers]));
    await trickle(exchange, body, everyMs);
  },
});

/** Sends the whole answer a byte at a time, from its status line on. */
export const trickleAll = (given: AnswerLike, everyMs: number): Behaviour => ({
  async play(exchange) {
    const { statusLine, headers, body } = answerBytes(answerFor(given, exchange.received));
    await trickle(exchange, Buffer.concat([statusLine, headers, body]), everyMs);
  },
});

async function trickle(exchange: Exchange, bytes: Buffer, everyMs: number): Promise<void> {
  for (let at = 0; at < bytes.length && !exchange.closed.aborted; at++) {
    await exchange.wait(everyMs);
    await exchange.write(bytes.subarray(at, at + 1));
  }
}
