import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { networkFailure } from "../network-failure.ts";
import { TransportFault } from "../transport-fault.ts";

/** How long a new connection may take to be made: as long as fetch on Node.js gives it (nodejs/undici, connectTimeout). */
export const CONNECT_TIMEOUT_MS = 10_000;

// Of a TLSSocket; the types do not know it.
type Handshaking = Socket & { readonly secureConnecting?: boolean };

/** What is known of the connection under a request, beside what the request's own events tell. */
export class WatchedConnection {
  readonly #request: ClientRequest;
  #socket: Handshaking | undefined;
  #wasKept = false;
  #bytesReadBefore = 0;
  #stopWatching: (() => void) | undefined;

  /** @param connectTimeoutMs how long a new connection may take to be made */
  constructor(request: ClientRequest, connectTimeoutMs: number = CONNECT_TIMEOUT_MS) {
    this.#request = request;
    request.on("socket", (socket: Handshaking) => {
      this.#socket = socket;
      this.#bytesReadBefore = socket.bytesRead;
      // Node.js marks a connection that lay idle, and not one that is handed on to a request that waited for it.
      this.#wasKept = request.reusedSocket || socket.bytesRead > 0;
      if (socket.connecting || socket.secureConnecting) this.#limit(socket, connectTimeoutMs);
    });
  }

  #limit(socket: Handshaking, ms: number): void {
    const timer = setTimeout(() => this.#request.destroy(tookTooLong(ms)), ms);
    const event = "secureConnecting" in socket ? "secureConnect" : "connect";
    const onConnect = () => this.forget();
    socket.on(event, onConnect);
    this.#stopWatching = () => {
      clearTimeout(timer);
      socket.off(event, onConnect);
    };
  }

  /** Ends the watching: no timer and no listener is left. */
  forget(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  /** What an error means that came before an answer. */
  understood(error: NodeJS.ErrnoException): Error {
    // Such as what a proxy agent throws, without any code, when its proxy does not lead to the host.
    if (!this.#socket && networkFailure(error).failure === "lost")
      return new TransportFault("refused", error);
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
    if (!socket || !this.#wasKept || socket.bytesRead > this.#bytesReadBefore) return false;
    // Its end was read, or the system told of it. An agent that is destroyed ends its connections as well.
    const isEndedByPeer = syscall !== undefined || socket.readableEnded;
    return isEndedByPeer && (code === "ECONNRESET" || code === "EPIPE");
  }
}

/** Tells that a connection was not made in time. */
export const tookTooLong = (ms: number) =>
  Object.assign(new Error(`no connection within ${ms} ms`), { code: "ERR_SOCKET_CONNECTION_TIMEOUT" });
