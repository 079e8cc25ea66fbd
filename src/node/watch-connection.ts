import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { TransportFault } from "../transport-fault.ts";

/** How long a new connection may take to be made: as long as fetch on Node.js gives it (nodejs/undici, connectTimeout). */
export const CONNECT_TIMEOUT_MS = 10_000;

// Of a TLSSocket; the types do not know it.
type Handshaking = Socket & { readonly secureConnecting?: boolean };

// Connections that a request has used. Node.js marks those alone that lay idle in between: one that is handed on to a
// request that waited for it looks like a new one.
const used = new WeakSet<Socket>();

/** What is known of the connection under a request, beside what the request's own events tell. */
export class WatchedConnection {
  readonly #request: ClientRequest;
  #socket: Handshaking | undefined;
  #wasKept = false;
  #bytesReadBefore = 0;
  #hasHeard = false;
  #stopWatching: (() => void) | undefined;

  /** @param connectTimeoutMs how long a new connection may take to be made */
  constructor(request: ClientRequest, connectTimeoutMs: number = CONNECT_TIMEOUT_MS) {
    this.#request = request;
    request.on("socket", (socket: Handshaking) => {
      this.#socket = socket;
      this.#wasKept = request.reusedSocket || used.has(socket);
      used.add(socket);
      this.#bytesReadBefore = socket.bytesRead;
      if (socket.connecting || socket.secureConnecting) this.#limit(socket, connectTimeoutMs);
      // Node.js counts nothing that comes through a proxy. To listen to every connection costs much memory.
      else if (this.#wasKept && socket.bytesRead === 0) this.#listen(socket);
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

  #listen(socket: Socket): void {
    const onData = () => {
      this.#hasHeard = true;
    };
    socket.on("data", onData);
    this.#stopWatching = () => void socket.off("data", onData);
  }

  /** Ends the watching: no timer and no listener is left. */
  forget(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
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
    if (!socket || !this.#wasKept) return false;
    if (this.#hasHeard || socket.bytesRead > this.#bytesReadBefore) return false;
    // Its end was read, or the system told of it. An agent that is destroyed ends its connections as well.
    const isEndedByPeer = syscall !== undefined || socket.readableEnded;
    return isEndedByPeer && (code === "ECONNRESET" || code === "EPIPE");
  }
}

const tookTooLong = (ms: number) =>
  Object.assign(new Error(`no connection within ${ms} ms`), { code: "ERR_SOCKET_CONNECTION_TIMEOUT" });
