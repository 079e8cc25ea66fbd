import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Exchange, HeaderList, RecordedRequest, RecordedResponse } from "./exchange.ts";

/** Answers a request; what it throws breaks the connection. */
export type Answer = (request: RecordedRequest) => RecordedResponse | Promise<RecordedResponse>;

/** A listener that keeps every exchange with the bytes of the wire: names in their letter case, nothing merged. */
export interface Wire {
  readonly url: string;
  readonly exchanges: Exchange[];
  stop(): Promise<void>;
}

/** Listens on a free port of the loopback host and answers with what `answer` says. */
export async function startWire(answer: Answer): Promise<Wire> {
  const exchanges: Exchange[] = [];
  const server = createServer(async (incoming, outgoing) => {
    try {
      const request = {
        method: incoming.method ?? "",
        url: `http://${incoming.headers.host}${incoming.url}`,
        headers: pairs(incoming.rawHeaders),
        body: await bodyOf(incoming),
      };
      const response = await answer(request);
      exchanges.push({ request, response });
      outgoing.writeHead(response.status, response.headers.flat());
      outgoing.end(response.body);
    } catch {
      outgoing.destroy();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Hands each request on as it came, and the answer back as it came. */
export const passOnTo =
  (origin: string): Answer =>
  async ({ method, url, headers, body }) => {
    const { pathname, search } = new URL(url);
    const outgoing = httpRequest(`${origin}${pathname}${search}`, {
      method,
      headers: headers.flat(),
      agent: false,
    });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    return {
      status: incoming.statusCode ?? 0,
      headers: pairs(incoming.rawHeaders),
      body: await bodyOf(incoming),
    };
  };

function pairs(rawHeaders: readonly string[]): HeaderList {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
