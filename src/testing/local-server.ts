import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case; values as they were sent. */
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * A real server on a free loopback port. Once a request is read to its end, the listeners answer one after the other,
 * the last one for ever. It is closed when the test is over.
 */
export async function startServer(
  ...listeners: RequestListener[]
): Promise<{ endpoint: string; requests: ReceivedRequest[] }> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const listener = listeners[Math.min(requests.length, listeners.length - 1)];
    const { method = "", url = "", headers } = request;
    const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    requests.push({ method, url, headers: Object.fromEntries(flat), body: await text(request) });
    listener?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Answers at once. */
export const reply =
  (status: number, headers: Record<string, string> = {}, body = ""): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** Breaks the connection instead of answering. */
export const hangUp: RequestListener = (request) => {
  request.socket.destroy();
};
