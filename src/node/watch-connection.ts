import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { TransportFault } from "../transport-fault.ts";

/** What is known of the connection under a request, beside what the request's own events tell. */
export interface WatchedConnection {
  /** What an error means that came before an answer. */
  understood(error: NodeJS.ErrnoException): Error;
  /** The reason of an abort, marked when the request had no connection yet. */
  unsent(reason: unknown): unknown;
  /** Ends the watching. */
  forget(): void;
}

// As long as fetch on Node.js gives a connection to be made (nodejs/undici, connectTimeout).
const CONNECT_TIMEOUT_MS = 10_000;

// Of a TLSSocket; the types do not know it.
type Handshaking = Socket & { readonly secureConnecting?: boolean };

/**
 * Watches the connection that a request gets, until the request is settled.
 * @param connectTimeoutMs how long the connection may take to be made
 */
export function watchConnection(
  request: ClientRequest,
  connectTimeoutMs: number = CONNECT_TIMEOUT_MS,
): WatchedConnection {
  let socket: Handshaking | undefined;
  let isHeard = false;
  let connecting: NodeJS.Timeout | undefined;
  const onData = () => {
    isHeard = true;
  };
  const onConnected = () => clearTimeout(connecting);

  request.on("socket", (given: Handshaking) => {
    socket = given;
    if (request.reusedSocket) {
      given.once("data", onData);
      return;
    }
    connecting = setTimeout(() => request.destroy(tookTooLong(connectTimeoutMs)), connectTimeoutMs);
    given.once("secureConnecting" in given ? "secureConnect" : "connect", onConnected);
  });

  return {
    understood(error) {
      if (request.reusedSocket && !isHeard && isEndedByPeer(error, socket)) {
        return new TransportFault("lost", error, { stale: true });
      }
      // In a handshake this is its failure; later it can come after the request was sent.
      const isHandshake = socket?.secureConnecting === true && error.code === "EPROTO";
      return isHandshake ? new TransportFault("tls", error) : error;
    },
    unsent: (reason) => (socket ? reason : new TransportFault("lost", reason, { unsent: true })),
    forget() {
      clearTimeout(connecting);
      socket?.off("data", onData);
    },
  };
}

const tookTooLong = (ms: number) =>
  Object.assign(new Error(`no connection within ${ms} ms`), {
    code: "ERR_SOCKET_CONNECTION_TIMEOUT",
  });

// Its end was read, or the system told of it. An agent that is destroyed ends its connections as well.
function isEndedByPeer({ code, syscall }: NodeJS.ErrnoException, socket: Socket | undefined): boolean {
  const isEnd = code === "ECONNRESET" || code === "EPIPE";
  return isEnd && (syscall !== undefined || socket?.readableEnded === true);
}
