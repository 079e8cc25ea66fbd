import { once } from "node:events";
import { Agent, createServer, type RequestListener } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { inspect } from "node:util";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { MAX_BODY_BYTES } from "../body.ts";
import { networkFailure } from "../network-failure.ts";
import { Stop } from "../stop.ts";
import { deferred } from "../testing/deferred.ts";
import { hangUp, reply, startServer } from "../testing/local-server.ts";
import { newRequest } from "../testing/pipeline-request.ts";
import { rejection } from "../testing/rejection.ts";
import { TransportFault } from "../transport-fault.ts";
import { MAX_SOCKETS, nodeTransport } from "./transport.ts";

const reason = new Error("the caller changed its mind");
const PATH = "/jobs/nightly-42/terminate?api-version=2023-11-01.18.0";

/** A transport to an endpoint, and one request over it. */
function sender(endpoint: string, options: Parameters<typeof nodeTransport>[1] = {}) {
  const transport = nodeTransport(endpoint, options);
  const request = newRequest({ url: endpoint + PATH });
  return {
    send: (stop: Stop = new Stop(), changes = {}) => transport({ ...request, ...changes }, stop),
  };
}

/** The connections of a server of one's own. */
async function startCounting(listener: RequestListener, host = "127.0.0.1") {
  const sockets = new Set<Socket>();
  const server = createServer(listener).on("connection", (socket) => sockets.add(socket));
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://${host.includes(":") ? `[${host}]` : host}:${port}`, sockets };
}

const manyTimes = (times: number, text: string) =>
  Array.from({ length: times }).reduce<Buffer>((coded) => gzipSync(coded), Buffer.from(text));

/** An agent that shows its connections. */
function agentOf(onConnection: (socket: Socket) => void): Agent {
  const agent = new Agent({ keepAlive: true });
  const { createConnection } = agent;
  agent.createConnection = (...given) => {
    const socket = createConnection.apply(agent, given) as Socket;
    onConnection(socket);
    return socket;
  };
  return agent;
}

describe("a request", () => {
  test("goes out as it is, with its host and the length of its body in bytes", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    await sender(endpoint).send(new Stop(), { body: '{"terminateReason":"über Nacht"}' });
    expect(requests).toMatchObject([
      {
        method: "POST",
        url: PATH,
        headers: {
          host: new URL(endpoint).host,
          "content-type": "application/json; odata=minimalmetadata",
          "content-length": "33",
          connection: "keep-alive",
        },
        body: '{"terminateReason":"über Nacht"}',
      },
    ]);
  });

  test("without a body has no length", async () => {
    const { endpoint, requests } = await startServer(reply(200));
    await sender(endpoint).send(new Stop(), { method: "GET", body: undefined });
    expect(requests[0]).toMatchObject({ method: "GET", body: "" });
    expect(requests[0]?.headers).not.toHaveProperty("content-length");
    expect(requests[0]?.headers).not.toHaveProperty("transfer-encoding");
  });

  test("reaches a host that is an IPv6 address", async () => {
    const { endpoint } = await startCounting(reply(202), "::1");
    expect((await sender(endpoint).send()).status).toBe(202);
  });

  test("below a base path keeps it", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    await nodeTransport(`${endpoint}/base`)(newRequest({ url: `${endpoint}/base${PATH}` }), new Stop());
    expect(requests[0]?.url).toBe(`/base${PATH}`);
  });
});

describe("an answer", () => {
  test("has status, headers and text", async () => {
    const { endpoint } = await startServer(reply(404, { ETag: "0x1" }, '{"code":"JobNotFound"}'));
    const { status, headers, text, failure } = await sender(endpoint).send();
    expect({ status, etag: headers.get("etag"), text, failure }).toEqual({
      status: 404,
      etag: "0x1",
      text: '{"code":"JobNotFound"}',
      failure: undefined,
    });
  });

  test("in another charset is understood", async () => {
    const { endpoint } = await startServer((_, response) => {
      response.writeHead(404, { "Content-Type": "text/plain; charset=iso-8859-1" });
      response.end(Buffer.from("grün", "latin1"));
    });
    expect((await sender(endpoint).send()).text).toBe("grün");
  });

  test.each([
    ["gzip", gzipSync],
    ["X-GZIP", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["br", brotliCompressSync],
    ["zstd", zstdCompressSync],
    ["gzip, br", (text: string) => brotliCompressSync(gzipSync(text))],
    ["identity", (text: string) => Buffer.from(text)],
    ["gzip, unknown", (text: string) => Buffer.from(text)],
    ["gzip,gzip,gzip,gzip,gzip", (text: string) => manyTimes(5, text)],
  ])("that comes as %s is understood (%o)", async (coding, encode) => {
    const { endpoint } = await startServer((_, response) => {
      response.writeHead(404, { "Content-Encoding": coding }).end(encode("grün"));
    });
    expect((await sender(endpoint).send()).text).toBe("grün");
  });

  test("that is compressed in more ways than five is not read, and its connection is not kept", async () => {
    const { endpoint } = await startServer(
      reply(202, { "Content-Encoding": Array.from({ length: 6 }, () => "gzip").join(",") }),
    );
    const closed = deferred<void>();
    const agent = agentOf((socket) => void socket.on("close", () => closed.resolve()));
    await expect(sender(endpoint, { agent }).send()).rejects.toThrow(
      "the answer is compressed in 6 ways, one in the other",
    );
    await closed.promise;
  });

  test.each(["gzip", "deflate", "br", "zstd"])("that says %s and is empty is empty", async (coding) => {
    const { endpoint } = await startServer(reply(202, { "Content-Encoding": coding }));
    const answer = await sender(endpoint).send();
    expect(answer).toMatchObject({ status: 202, text: "" });
    expect(answer).not.toHaveProperty("failure");
  });

  test.each([
    ["br", brotliCompressSync],
    ["gzip", gzipSync],
  ])("of some bytes that are many as %s is cut, and nothing more is decompressed", async (coding, encode) => {
    const bomb = encode(Buffer.alloc(64 * 1024 * 1024));
    const { endpoint } = await startServer((_, response) => {
      response.writeHead(404, { "Content-Encoding": coding }).end(bomb);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect((await sender(endpoint).send()).text).toHaveLength(MAX_BODY_BYTES);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  test("that breaks off while it is decompressed keeps its status", async () => {
    const { endpoint } = await startServer((request, response) => {
      response.writeHead(409, { "Content-Encoding": "gzip", "Content-Length": "100" });
      response.write(gzipSync("half").subarray(0, 12), () => request.socket.destroy());
    });
    expect(await sender(endpoint).send()).toMatchObject({
      status: 409,
      failure: { error: { code: "ECONNRESET" } },
    });
  });

  test("that breaks off before it is known how it was deflated keeps its status", async () => {
    const { endpoint } = await startServer((request, response) => {
      response.writeHead(409, { "Content-Encoding": "deflate", "Content-Length": "100" });
      response.flushHeaders();
      setImmediate(() => request.socket.destroy());
    });
    expect(await sender(endpoint).send()).toMatchObject({
      status: 409,
      failure: { error: { code: "ECONNRESET" } },
    });
  });

  test("that goes over to another protocol is a lost connection, at once", async () => {
    const { endpoint } = await startServer((request) => {
      request.socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
    });
    expect(await rejection(sender(endpoint).send())).toMatchObject({ code: "ECONNRESET" });
  });

  test("that is not what its coding says keeps its status", async () => {
    const { endpoint } = await startServer(reply(404, { "Content-Encoding": "gzip" }, "plain"));
    const { status, text, failure } = await sender(endpoint).send();
    expect({ status, text }).toEqual({ status: 404, text: "" });
    expect(failure?.error).toMatchObject({ code: "Z_DATA_ERROR" });
  });

  test("that is too long is cut, and its connection not used again", async () => {
    const { endpoint, sockets } = await startCounting(reply(404, {}, "a".repeat(MAX_BODY_BYTES + 1)));
    const { send } = sender(endpoint);
    for (let calls = 1; calls <= 2; calls++) {
      expect((await send()).text).toBe("a".repeat(MAX_BODY_BYTES));
      expect(sockets.size).toBe(calls);
    }
  });

  test("that breaks off tells what came of it, and why", async () => {
    const { endpoint } = await startServer((request, response) => {
      response.writeHead(409, { "Content-Length": "100" }).write("half", () => request.socket.destroy());
    });
    const { status, text, failure } = await sender(endpoint).send();
    expect({ status, text }).toEqual({ status: 409, text: "half" });
    expect(failure?.error).toMatchObject({ code: "ECONNRESET" });
  });

  test("to nothing that can be understood is an error", async () => {
    const { endpoint } = await startServer((request) => request.socket.end("HTTP/9 what?\r\n\r\n"));
    expect(await rejection(sender(endpoint).send())).toMatchObject({ code: expect.stringMatching(/^HPE_/) });
  });
});

describe("an abort", () => {
  test("while the modules are loaded keeps the request from being sent", async () => {
    const { endpoint, requests } = await startServer(reply(202));
    const stop = new Stop();
    const sent = rejection(sender(endpoint).send(stop));
    stop.abort(reason);
    expect(await sent).toMatchObject({ unsent: true, cause: reason });
    expect(requests).toEqual([]);
  });

  test("before the answer ends the request at once, with its reason", async () => {
    const stop = new Stop();
    const closed = deferred<void>();
    const { endpoint } = await startServer((request) => {
      request.socket.on("close", () => closed.resolve());
      stop.abort(reason);
    });
    expect(await rejection(sender(endpoint).send(stop))).toBe(reason);
    await closed.promise;
  });

  test("in the middle of an answer tells what came of it", async () => {
    const stop = new Stop();
    const { endpoint } = await startServer((_, response) => {
      response.writeHead(409, { "Content-Length": "100" }).write("half");
    });
    // Once the client has had time to read the half.
    const agent = agentOf((socket) => {
      socket.on("data", (chunk) => {
        if (String(chunk).includes("half")) setImmediate(() => stop.abort(reason));
      });
    });
    const { status, text, failure } = await sender(endpoint, { agent }).send(stop);
    expect({ status, text, failure }).toEqual({ status: 409, text: "half", failure: { error: reason } });
  });

  test("before the way to decompress an answer is there ends it at once", async () => {
    const stop = new Stop();
    const { endpoint } = await startServer(reply(409, { "Content-Encoding": "gzip" }, "no gzip"));
    const agent = agentOf((socket) => {
      // After the headers are read, and before anything that is waited for.
      socket.on("data", () => process.nextTick(() => stop.abort(reason)));
    });
    const { status, text, failure } = await sender(endpoint, { agent }).send(stop);
    expect({ status, text, failure }).toEqual({ status: 409, text: "", failure: { error: reason } });
  });

  test("of a request that waits for a connection keeps it from being sent", async () => {
    const { endpoint, requests } = await startServer(() => {});
    const agent = new Agent({ maxSockets: 1 });
    const { send } = sender(endpoint, { agent });
    const stops = [new Stop(), new Stop()];
    const sent = stops.map((stop) => rejection(send(stop)));
    await expect.poll(() => requests.length).toBe(1);
    for (const stop of stops.reverse()) stop.abort(reason);
    expect(await sent[0]).toBe(reason);
    expect(await sent[1]).toMatchObject({ unsent: true, cause: reason });
    expect(requests.length).toBe(1);
  });
});

test("a header that cannot be sent keeps the request from being sent, and its connection from being kept open", async () => {
  const { endpoint, sockets } = await startCounting(reply(202));
  const headers = new Map([["client-request-id", "two\nlines"]]);
  const fault = await rejection(sender(endpoint).send(new Stop(), { headers }));
  expect(fault).toMatchObject({ failure: "refused", cause: { code: "ERR_INVALID_CHAR" } });
  expect(sockets.size).toBe(0);
});

describe("connections", () => {
  test("are kept, and used again", async () => {
    const { endpoint, sockets } = await startCounting(reply(202));
    const { send } = sender(endpoint);
    for (let calls = 0; calls < 5; calls++) await send();
    expect(sockets.size).toBe(1);
  });

  test(`are at most ${MAX_SOCKETS}`, async () => {
    const waiting: (() => void)[] = [];
    let isFull = false;
    const { endpoint, sockets } = await startCounting((_, response) => {
      waiting.push(() => response.writeHead(202).end());
      // As many as can come at once have come.
      isFull ||= waiting.length === MAX_SOCKETS;
      if (isFull) for (const answer of waiting.splice(0)) answer();
    });
    const { send } = sender(endpoint);
    await Promise.all(Array.from({ length: MAX_SOCKETS + 44 }, () => send()));
    expect(sockets.size).toBe(MAX_SOCKETS);
  });

  test("are made by the given agent", async () => {
    const { endpoint } = await startServer(reply(202));
    const made: Socket[] = [];
    const { send } = sender(endpoint, { agent: agentOf((socket) => made.push(socket)) });
    await send();
    await send();
    expect(made.length).toBe(1);
  });

  test("to this machine lead through no proxy, which would see the credential", async () => {
    const { endpoint } = await startServer(reply(202));
    const proxy = await startServer(reply(500));
    const proxyEnv = { http_proxy: proxy.endpoint, HTTP_PROXY: proxy.endpoint };
    expect((await sender(endpoint, { proxyEnv }).send()).status).toBe(202);
    expect(proxy.requests).toEqual([]);
  });

  test("through what is no proxy are refused, and its password is told to nobody", async () => {
    const proxyEnv = { https_proxy: "http://u:s3cret@host name:1" };
    const { send } = sender("https://account.example", { proxyEnv });
    for (let calls = 0; calls < 2; calls++) {
      const fault = await rejection(send());
      expect(fault).toMatchObject({ failure: "refused", cause: { code: "ERR_PROXY_INVALID_CONFIG" } });
      expect(inspect(fault)).not.toContain("s3cret");
    }
  });

  test("of an agent that takes no such request are refused", async () => {
    const agent = Object.assign(new Agent(), { protocol: "https:" });
    const fault = await rejection(sender("http://127.0.0.1:1", { agent }).send());
    expect(fault).toMatchObject({ failure: "refused", cause: { code: "ERR_INVALID_PROTOCOL" } });
  });

  test("that an agent does not make are refused, whatever it throws: nothing was sent", async () => {
    const agent = new Agent();
    agent.createConnection = (_, onMade) => {
      onMade?.(new Error("Bad response: 407"), new Socket());
      return undefined;
    };
    expect(await rejection(sender("http://127.0.0.1:1", { agent }).send())).toMatchObject({
      failure: "refused",
      cause: { message: "Bad response: 407" },
    });
  });

  test("that a proxy refuses are refused, and its password is told to nobody", async () => {
    const { endpoint } = await startServer(hangUp);
    const { host } = new URL(endpoint);
    const { send } = sender("https://account.example", {
      proxyEnv: { https_proxy: `http://u:s3cret@${host}` },
    });
    const error = await rejection(send());
    expect(networkFailure(error)).toEqual({ failure: "refused", code: "ERR_PROXY_TUNNEL" });
    expect(inspect(error)).not.toContain("s3cret");
  });

  test("that had been kept and end before anything comes are stale", async () => {
    const { endpoint } = await startServer(reply(202), hangUp);
    const { send } = sender(endpoint);
    await send();
    const fault = await rejection(send());
    expect(fault).toBeInstanceOf(TransportFault);
    expect(fault).toMatchObject({ failure: "lost", stale: true, cause: { code: "ECONNRESET" } });
  });

  test("that are handed on to a request that waited, and end before anything comes, are stale", async () => {
    const { endpoint } = await startServer(reply(202), hangUp);
    const { send } = sender(endpoint, { agent: new Agent({ keepAlive: true, maxSockets: 1 }) });
    const [, second] = await Promise.all([send(), rejection(send())]);
    expect(second).toMatchObject({ failure: "lost", stale: true, cause: { code: "ECONNRESET" } });
  });

  test("that are stale leave those to other hosts alone", async () => {
    const { endpoint } = await startServer(reply(202), hangUp);
    const other = await startServer(reply(202));
    const agent = new Agent({ keepAlive: true });
    const { send } = sender(endpoint, { agent });
    await sender(other.endpoint, { agent }).send();
    await send();
    await rejection(send());
    const { host } = new URL(other.endpoint);
    expect(Object.keys(agent.freeSockets)).toEqual([expect.stringContaining(`${host}:`)]);
    agent.destroy();
  });

  test("that are stale are left together: the next request gets a new one", async () => {
    let isOver = false;
    const { endpoint, sockets } = await startCounting((request, response) => {
      if (isOver && kept.has(request.socket)) request.socket.destroy();
      else response.writeHead(202).end();
    });
    const { send } = sender(endpoint);
    await Promise.all(Array.from({ length: 8 }, () => send()));
    const kept = new Set(sockets);
    isOver = true;
    expect(await rejection(send())).toMatchObject({ stale: true });
    expect((await send()).status).toBe(202);
    expect(sockets.size).toBe(kept.size + 1);
  });

  test.each([
    ["a part of a status line", "HTTP/1.1 202 Acc"],
    ["a part of its headers", "HTTP/1.1 202 Accepted\r\nETag: 0x1\r\n"],
    ["an interim answer", "HTTP/1.1 103 Early Hints\r\n\r\n"],
  ])("that had been kept and end after %s are not stale", async (_, part) => {
    const { endpoint } = await startServer(reply(202), (request) => request.socket.end(part));
    const { send } = sender(endpoint);
    await send();
    expect(await rejection(send())).not.toBeInstanceOf(TransportFault);
  });

  test("that their agent destroys are not stale", async () => {
    const { endpoint } = await startServer(reply(202), () => agent.destroy());
    const agent = new Agent({ keepAlive: true });
    const { send } = sender(endpoint, { agent });
    await send();
    const error = await rejection(send());
    expect(error).not.toBeInstanceOf(TransportFault);
    expect(error).toMatchObject({ code: "ECONNRESET" });
  });

  test("that are new and end so are lost like any other", async () => {
    const { endpoint } = await startServer(hangUp);
    const error = await rejection(sender(endpoint).send());
    expect(error).not.toBeInstanceOf(TransportFault);
    expect(error).toMatchObject({ code: "ECONNRESET" });
  });

  test("that had been kept and end in the middle of an answer are not stale", async () => {
    const { endpoint } = await startServer(reply(202), (request, response) => {
      response.writeHead(202, { "Content-Length": "9" }).write("{", () => request.socket.destroy());
    });
    const { send } = sender(endpoint);
    await send();
    expect(await send()).toMatchObject({ status: 202, failure: { error: { code: "ECONNRESET" } } });
  });

  test("to a port where nobody listens are refused, with the code of the system", async () => {
    const { endpoint } = await startServer(hangUp);
    const { port } = new URL(endpoint);
    const error = await rejection(sender(`http://127.0.0.1:${port === "1" ? 2 : 1}`).send());
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  });

  test("to who speaks no TLS fail in the handshake", async () => {
    const { endpoint } = await startServer(hangUp);
    const fault = await rejection(sender(endpoint.replace("http:", "https:")).send());
    expect(fault).toMatchObject({ failure: "tls", stale: false, cause: { code: "EPROTO" } });
  });
});
