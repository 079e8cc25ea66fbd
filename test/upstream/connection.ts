import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";

/** One accepted connection, plain or TLS. */
export class Connection {
  /** Counts from 1. */
  readonly id: number;
  readonly #socket: Socket;
  readonly #closed = new AbortController();
  #stream: Socket;
  #bytesSent = 0;

  constructor(id: number, socket: Socket, onClosed: () => void) {
    this.id = id;
    this.#socket = socket;
    this.#stream = socket;
    socket.setNoDelay(true);
    // A client that breaks the connection is what is tested here.
    socket.on("error", () => {});
    socket.once("close", () => {
      this.#closed.abort();
      onClosed();
    });
  }

  /** Aborts when the connection is closed, by either side. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** How many bytes of answers the system has taken. */
  get bytesSent(): number {
    return this.#bytesSent;
  }

  /** Starts to receive; over TLS when a context is given. */
  receive(context: SecureContext | undefined, onData: (chunk: Buffer) => void): void {
    if (context) {
      this.#stream = new TLSSocket(this.#socket, { isServer: true, secureContext: context });
      this.#stream.on("error", () => {});
      this.#stream.once("close", () => this.#socket.destroy());
    }
    this.#stream.on("data", onData);
  }

  /** Throws away what comes; without reading, the client's closing would go unnoticed. */
  ignore(): void {
    this.#socket.resume();
  }

  write(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.write(bytes, (error) => {
        if (error) this.#closed.abort();
        else this.#bytesSent += Buffer.byteLength(bytes);
        resolve();
      });
    });
  }

  end(): void {
    this.#stream.end();
  }

  reset(): void {
    this.#socket.resetAndDestroy();
  }

  destroy(): void {
    this.#stream.destroy();
    this.#socket.destroy();
  }
}
