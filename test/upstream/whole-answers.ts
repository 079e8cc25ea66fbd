import { type AnswerLike, answerBytes, answerFor } from "./answer.ts";
import type { Behaviour } from "./exchange.ts";

/** Sends a whole answer. */
export const answer = (given: AnswerLike): Behaviour => ({
  async play(exchange) {
    const made = answerFor(given, exchange.received);
    const { statusLine, headers, body } = answerBytes(made);
    await exchange.write(Buffer.concat([statusLine, headers, body]));
    const closes = made.headers.some(
      ([name, value]) => /^connection$/i.test(name) && /close/i.test(String(value)),
    );
    if (closes || made.framing === "close") exchange.end();
  },
});

/** Sends bytes as they are and leaves the connection open. */
export const rawBytes = (bytes: string | Uint8Array): Behaviour => ({
  play: (exchange) => exchange.write(bytes),
});

/** Sends an answer some time after the request. */
export const late = (given: AnswerLike, afterMs: number): Behaviour => ({
  async play(exchange) {
    await exchange.wait(afterMs);
    await answer(given).play(exchange);
  },
});

/** Where a redirect points, from the upstream's own address. */
export const redirect = (status: number, location: (origin: string, target: string) => string): Behaviour =>
  answer(({ origin, request }) => ({
    status,
    headers: [["Location", location(origin, request?.target ?? "/")]],
    body: Buffer.alloc(0),
    framing: "length",
  }));
