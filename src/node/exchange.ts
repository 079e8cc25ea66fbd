import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { decoderFor, MAX_BODY_BYTES } from "../body.ts";
import type { PipelineRequest } from "../pipeline.ts";
import type { StopSignal } from "../stop.ts";
import type { Received } from "../transport.ts";
import { TransportFault } from "../transport-fault.ts";
import { codingsOf, MAX_CODINGS, readContent } from "./content.ts";
import { RawHeaders } from "./raw-headers.ts";
import { WatchedConnection } from "./watch-connection.ts";

/** `request` of node:http or node:https. */
export type SendRequest = (options: RequestOptions) => ClientRequest;

/** Sends one request and reads its answer, up to {@link MAX_BODY_BYTES}. Settles as soon as the signal aborts. */
export const exchange = (
  send: SendRequest,
  options: RequestOptions,
  { headers, body }: Pick<PipelineRequest, "headers" | "body">,
  signal: StopSignal,
): Promise<Received> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) throw new TransportFault("lost", signal.reason, { unsent: true });
    const request = begin(send, options, headers);
    const connection = new WatchedConnection(request);
    let answer: IncomingMessage | undefined;
    let stopReading: (() => void) | undefined;
    let chunks: Buffer[] | undefined;
    let left = MAX_BODY_BYTES;
    let isSettled = false;

    const settle = (failure?: Received["failure"]) => {
      if (isSettled) return;
      isSettled = true;
      signal.removeEventListener("abort", onAbort);
      connection.forget();
      if (answer) resolve(received(answer, chunks, failure));
      else reject(failure?.error);
    };
    const letGo = () => {
      stopReading?.();
      request.destroy();
    };
    const onAbort = () => {
      settle({ error: connection.unsent(signal.reason) });
      letGo();
    };
    const onError = (error: Error) => settle({ error: answer ? error : connection.understood(error) });
    const onData = (chunk: Buffer) => {
      chunks ??= [];
      chunks.push(chunk.subarray(0, left));
      left -= chunk.byteLength;
      if (left > 0) return;
      settle();
      // Nobody reads the rest, and a connection with a rest in it serves no further request.
      letGo();
    };

    signal.addEventListener("abort", onAbort, { once: true });
    request.on("error", onError);
    request.on("response", (response: IncomingMessage) => {
      const codings = codingsOf(response);
      if (codings.length > MAX_CODINGS) {
        onError(new Error(`the answer is compressed in ${codings.length} ways, one in the other`));
        letGo();
        return;
      }
      answer = response;
      stopReading = readContent(response, codings, { onData, onEnd: () => settle(), onError });
    });
    request.on("close", () => {
      // Such as by an answer that goes over to another protocol.
      if (!answer && !isSettled) onError(closed());
    });
    request.end(body);
  });

const closed = () => Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" });

// Set one by one: put together in an object first, they cost a tenth of the whole call.
function begin(
  send: SendRequest,
  options: RequestOptions,
  headers: PipelineRequest["headers"],
): ClientRequest {
  let request: ClientRequest | undefined;
  try {
    request = send(options);
    for (const [name, value] of headers) request.setHeader(name, value);
    return request;
  } catch (error) {
    request?.on("error", () => {}).destroy();
    throw new TransportFault("refused", error);
  }
}

function received(
  { statusCode = 0, rawHeaders }: IncomingMessage,
  chunks: readonly Buffer[] | undefined,
  failure: Received["failure"],
): Received {
  const headers = new RawHeaders(rawHeaders);
  const text = chunks ? decoderFor(headers.get("content-type")).decode(Buffer.concat(chunks)) : "";
  return failure ? { status: statusCode, headers, text, failure } : { status: statusCode, headers, text };
}
