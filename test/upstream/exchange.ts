import type { Connection } from "./connection.ts";
import type { RawRequest } from "./request-reader.ts";

/** A request as the upstream keeps it. */
export interface ReceivedRequest extends RawRequest {
  /** Counts from 1, over all connections. */
  readonly number: number;
  readonly connectionId: number;
  /** When its last byte came, on the upstream's `elapsed` clock. */
  readonly arrivedAtMs: number;
}

/** What an answer can depend on. */
export interface Received {
  /** Undefined for a behaviour that plays before the request is read. */
  readonly request: ReceivedRequest | undefined;
  /** The upstream's own address, such as `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** The upstream's wall clock, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** Lets time pass, until the connection is closed at most; `Infinity` waits for just that. */
export type Wait = (ms: number, closed: AbortSignal) => Promise<void>;

/** What a behaviour can do to the client, at any byte. */
export class Exchange {
  readonly received: Received;
  readonly #connection: Connection;
  readonly #wait: Wait;

  constructor(connection: Connection, wait: Wait, received: Received) {
    this.#connection = connection;
    this.#wait = wait;
    this.received = received;
  }

  /** Aborts when the connection is closed, by either side. */
  get closed(): AbortSignal {
    return this.#connection.closed;
  }

  /** Sends bytes; settles when the system has taken them all, or the connection is closed. */
  write(bytes: Uint8Array | string): Promise<void> {
    return this.#connection.write(bytes);
  }

  /** Closes the connection in good order, after what was written. */
  end(): void {
    this.#connection.end();
  }

  /** Closes the connection with a TCP reset; what the client has not read yet may be lost. */
  reset(): void {
    this.#connection.reset();
  }

  /** Lets time pass, until the connection is closed at most. */
  wait(ms: number): Promise<void> {
    return this.#wait(ms, this.closed);
  }
}

/** What the upstream does with one request. */
export interface Behaviour {
  /**
   * When it plays: as soon as the client has connected (on TLS, before the handshake), at the first byte of a request,
   * which is then never read, or when the request is complete.
   * @default "request"
   */
  readonly at?: "connection" | "firstByte" | "request";
  /** Keep-alive goes on when it returns, unless it closed the connection. */
  play(exchange: Exchange): Promise<void> | void;
}
