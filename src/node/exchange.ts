import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";

import { decoderFor, MAX_BODY_BYTES } from "../body.ts";
import type { StopSignal } from "../stop.ts";
import type { Received } from "../transport.ts";
import { TransportFault } from "../transport-fault.ts";
import { withContent } from "./content.ts";
import { RawHeaders } from "./raw-headers.ts";

/** `request` of node:http or node:https. */
export type SendRequest = (options: RequestOptions) => ClientRequest;

/** Sends one request and reads its answer, up to {@link MAX_BODY_BYTES}. Settles as soon as the signal aborts. */
export const exchange = (
  send: SendRequest,
  options: RequestOptions,
  body: string | undefined,
  signal: StopSignal,
): Promise<Received> =>
  new Promise((resolve, reject) => {
    const request = send(options);
    let answer: IncomingMessage | undefined;
    let chunks: Buffer[] | undefined;
    let left = MAX_BODY_BYTES;

    const settle = (failure?: Received["failure"]) => {
      signal.removeEventListener("abort", onAbort);
      if (answer) resolve(received(answer, chunks, failure));
      else if (failure) reject(failure.error);
    };
    const onAbort = () => {
      settle({ error: signal.reason });
      request.destroy();
    };
    const onError = (error: Error) => {
      settle({ error: answer ? error : understood(error, request) });
    };
    const onData = (chunk: Buffer) => {
      chunks ??= [];
      chunks.push(chunk.subarray(0, left));
      left -= chunk.byteLength;
      if (left > 0) return;
      settle();
      // Nobody reads the rest, and a connection with a rest in it serves no further request.
      request.destroy();
    };

    signal.addEventListener("abort", onAbort, { once: true });
    request.on("error", onError);
    request.on("response", (response: IncomingMessage) => {
      answer = response;
      withContent(response, new RawHeaders(response.rawHeaders).get("content-encoding"), (content) => {
        content.on("data", onData);
        content.on("end", settle);
        content.on("error", onError);
      });
    });
    request.end(body);
  });

function received(
  { statusCode = 0, rawHeaders }: IncomingMessage,
  chunks: readonly Buffer[] | undefined,
  failure: Received["failure"],
): Received {
  const headers = new RawHeaders(rawHeaders);
  const text = chunks ? decoderFor(headers.get("content-type")).decode(Buffer.concat(chunks)) : "";
  return failure ? { status: statusCode, headers, text, failure } : { status: statusCode, headers, text };
}

// Of a TLSSocket; the types do not know it.
interface Handshaking {
  readonly secureConnecting?: boolean;
}

// What the connection tells beside the error's code, when no answer came.
function understood(error: NodeJS.ErrnoException, { reusedSocket, socket }: ClientRequest): Error {
  const isClosed = error.code === "ECONNRESET" || error.code === "EPIPE";
  if (reusedSocket && isClosed) return new TransportFault("lost", error, true);
  // In a handshake this is its failure; later it can come after the request was sent.
  const isHandshake = (socket as Handshaking | null)?.secureConnecting === true;
  return isHandshake && error.code === "EPROTO" ? new TransportFault("tls", error) : error;
}
