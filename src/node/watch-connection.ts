import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { TransportFault } from "../transport-fault.ts";

// As long as fetch on Node.js gives a connection to be made (nodejs/undici, connectTimeout).
const CONNECT_TIMEOUT_MS = 10_000;

// Of a TLSSocket; the types do not know it.
type Handshaking = Socket & { readonly secureConnecting?: boolean };

/** What is known of the connection under a request, beside what the request's own events tell. */
export class WatchedConnection {
  readonly #request: ClientRequest;
  #socket: Handshaking | undefined;
  #bytesReadBefore = 0;
  #connecting: NodeJS.Timeout | undefined;

  /** @param connectTimeoutMs how long a new connection may take to be made */
  constructor(request: ClientRequest, connectTimeoutMs: number = CONNECT_TIMEOUT_MS) {
    this.#request = request;
    request.on("socket", (socket: Handshaking) => {
      this.#socket = socket;
      this.#bytesReadBefore = socket.bytesRead;
      if (!request.reusedSocket) this.#limit(socket, connectTimeoutMs);
    });
  }

  #limit(socket: Handshaking, ms: number): void {
    this.#connecting = setTimeout(() => this.#request.destroy(tookTooLong(ms)), ms);
    socket.once("secureConnecting" in socket ? "secureConnect" : "connect", () => this.forget());
  }

  /** Ends the watching. */
  forget(): void {
    clearTimeout(this.#connecting);
  }

  /** What an error means that came before an answer. */
  understood(error: NodeJS.ErrnoException): Error {
    if (this.#isStale(error)) return new TransportFault("lost", error, { stale: true });
    // In a handshake this is its failure; later it can come after the request was sent.
    const isHandshake = this.#socket?.secureConnecting === true && error.code === "EPROTO";
    return isHandshake ? new TransportFault("tls", error) : error;
  }

  /** The reason of an abort, marked when the request had no connection yet. */
  unsent(reason: unknown): unknown {
    return this.#socket ? reason : new TransportFault("lost", reason, { unsent: true });
  }

  #isStale({ code, syscall }: NodeJS.ErrnoException): boolean {
    const socket = this.#socket;
    if (!socket || !this.#request.reusedSocket || socket.bytesRead > this.#bytesReadBefore) return false;
    // Its end was read, or the system told of it. An agent that is destroyed ends its connections as well.
    const isEndedByPeer = syscall !== undefined || socket.readableEnded;
    return isEndedByPeer && (code === "ECONNRESET" || code === "EPIPE");
  }
}

const tookTooLong = (ms: number) =>
  Object.assign(new Error(`no connection within ${ms} ms`), { code: "ERR_SOCKET_CONNECTION_TIMEOUT" });
