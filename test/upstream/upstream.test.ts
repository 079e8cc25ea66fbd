import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { accepted, batchError, job } from "./batch-answers.ts";
import { resetAfterRequest, resetOnConnect } from "./broken-connections.ts";
import { flood } from "./endless-answers.ts";
import { stallBeforeHeaders } from "./slow-answers.ts";
import { startUpstream, type Upstream, type UpstreamOptions } from "./upstream.ts";
import { answer } from "./whole-answers.ts";

let upstream: Upstream;
const start = async (options?: UpstreamOptions) => {
  upstream = await startUpstream(options);
  return upstream;
};
afterEach(() => upstream.stop());

const NOW = Date.UTC(2026, 10, 22, 12);
const post = (headers = "", body = "{}") =>
  `POST /jobs/a/terminate?api-version=1 HTTP/1.1\r\nHost: x\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
const get = () => "GET /jobs/a%3A1?api-version=1 HTTP/1.1\r\nHost: x\r\n\r\n";

function open() {
  const socket = connect(Number(new URL(upstream.origin).port), "127.0.0.1");
  const received: Buffer[] = [];
  socket.on("data", (chunk) => received.push(chunk)).on("error", () => {});
  return {
    socket,
    received: () => Buffer.concat(received).toString("latin1"),
    until: async (end: string) => {
      while (!Buffer.concat(received).toString("latin1").endsWith(end)) await once(socket, "data");
    },
  };
}

test("without a script every request is accepted, byte for byte as the service does it", async () => {
  await start({ now: () => NOW });
  const { socket, received, until } = open();
  const id = "5a1e7c2e-3f0b-4c59-9d1a-6f2b8c7d9e10";
  socket.write(post(`client-request-id: ${id}\r\nreturn-client-request-id: true\r\n`));
  await until("0\r\n\r\n");
  expect(received().split("\r\n")).toEqual([
    "HTTP/1.1 202 Accepted",
    `client-request-id: ${id}`,
    `DataServiceId: ${upstream.origin}/jobs/a/terminate`,
    "DataServiceVersion: 3.0",
    "Date: Sun, 22 Nov 2026 12:00:00 GMT",
    "ETag: 0x8DB9ABD9BC6099C",
    "Last-Modified: Fri, 11 Aug 2023 22:52:15 GMT",
    "request-id: 6e1a4a8b-52f7-4f3c-9d55-0b8f5f0f7a11",
    "Server: Microsoft-HTTPAPI/2.0",
    "Strict-Transport-Security: max-age=31536000; includeSubDomains",
    "X-Content-Type-Options: nosniff",
    "Transfer-Encoding: chunked",
    "",
    "0",
    "",
    "",
  ]);
});

test("an error has the service's media type and layout, and a length", async () => {
  await start({ now: () => NOW, behaviours: [answer(batchError(409, "JobCompleted", "It is over."))] });
  const { socket, received, until } = open();
  socket.write(post());
  await until("}\r\n}");
  const [head = "", body = ""] = received().split("\r\n\r\n");
  expect(head).toContain("Content-Type: application/json;odata=minimalmetadata\r\n");
  expect(head).toContain(`Content-Length: ${body.length}`);
  expect(body).toMatch(
    /^\{\r\n {2}"odata\.metadata":"https:[^"]*","code":"JobCompleted","message":\{\r\n {4}"lang"/,
  );
  expect(JSON.parse(body).message.value).toMatch(
    /^It is over\.\nRequestId:[\w-]{36}\nTime:2026-11-22T[\d:.]+Z$/,
  );
});

test("requests are recorded with their raw headers, body, connection and time", async () => {
  let elapsed = 0;
  await start({ elapsed: () => ++elapsed });
  const { socket, until } = open();
  // In pieces of one byte, with the next request right behind, in chunks.
  const chunked =
    "POST /b HTTP/1.1\r\nX-ODD: Value \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
  for (const byte of post("X-odd-Name: 1\r\n") + chunked) socket.write(byte);
  await upstream.requestArrived(2);
  await until("0\r\n\r\n");
  const facts = upstream.requests.map(({ body, ...rest }) => ({ ...rest, body: body.toString() }));
  expect(facts).toEqual([
    {
      method: "POST",
      target: "/jobs/a/terminate?api-version=1",
      headers: [
        ["Host", "x"],
        ["X-odd-Name", "1"],
        ["Content-Length", "2"],
      ],
      body: "{}",
      number: 1,
      connectionId: 1,
      arrivedAtMs: 1,
    },
    {
      method: "POST",
      target: "/b",
      headers: [
        ["X-ODD", "Value"],
        ["Transfer-Encoding", "chunked"],
      ],
      body: "abcde",
      number: 2,
      connectionId: 1,
      arrivedAtMs: 2,
    },
  ]);
});

test("reads have a script of their own, and do not use up the one of the requests that act", async () => {
  await start({
    behaviours: [answer(batchError(409, "JobCompleted", "It is over."))],
    reads: [answer(job({ state: "terminating" })), answer(job({ state: "completed" }))],
  });
  const { socket, received, until } = open();
  for (const [request, end] of [
    [get(), "0\r\n\r\n"],
    [post(), "}\r\n}"],
    [get(), "0\r\n\r\n"],
    [post(), "0\r\n\r\n"],
    [get(), "}\r\n}"],
  ] as const) {
    socket.write(request);
    await until(end);
  }
  const statuses = [...received().matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status);
  // A read that nothing is scripted for is refused, and tells nothing.
  expect(statuses).toEqual(["200", "409", "200", "202", "503"]);
  expect(received()).toMatch(/"state":"terminating"[\s\S]*"state":"completed"/);
});

test("a read is recognized by its first byte, and what plays on connecting plays there", async () => {
  await start({ reads: [resetOnConnect()] });
  const { socket } = open();
  const error = once(socket.removeAllListeners("error"), "error");
  socket.write("G");
  expect((await error)[0]).toHaveProperty("code", "ECONNRESET");
  expect(upstream.requestCount).toBe(0);
});

test("a function without a script for reads answers every request", async () => {
  await start({ behaviours: () => answer(job({ state: "active" })) });
  const { socket, received, until } = open();
  socket.write(get());
  await until("0\r\n\r\n");
  const [head = "", body = ""] = received().split("\r\n\r\n");
  expect(head).toContain("Content-Type: application/json;odata=minimalmetadata\r\n");
  expect(body).toContain('"id":"a:1"');
});

test("a reset is a reset", async () => {
  await start({ behaviours: [resetAfterRequest()] });
  const { socket } = open();
  socket.write(post());
  const [error] = await once(socket.removeAllListeners("error"), "error").catch((thrown) => [thrown]);
  expect(error).toHaveProperty("code", "ECONNRESET");
  await upstream.socketsClosed();
});

test("a flood goes no faster than it is read, and stops with the connection", async () => {
  const piece = "a".repeat(65_536);
  await start({ behaviours: [flood(accepted(), piece)] });
  const { socket } = open();
  socket.write(post());
  await once(socket, "data");
  socket.destroy();
  await upstream.socketsClosed();
  await upstream.until(() => upstream.playing === 0);
  expect(upstream.bytesSent).toBeGreaterThan(0);
});

test("stopping closes what is open and ends what is playing", async () => {
  await start({ behaviours: [stallBeforeHeaders()] });
  const { socket } = open();
  socket.write(post());
  await upstream.requestArrived(1);
  await Promise.all([once(socket, "close"), upstream.stop()]);
  expect([upstream.openSockets, upstream.playing]).toEqual([0, 0]);
});

test("a behaviour that fails is told when the server stops", async () => {
  const broken = await start({
    behaviours: [
      {
        play() {
          throw new Error("a mistake in a test");
        },
      },
    ],
  });
  const { socket } = open();
  socket.write(post());
  await once(socket, "close");
  await expect(broken.stop()).rejects.toThrow("a mistake in a test");
  await start();
});

test("long runs count requests without keeping them", async () => {
  await start({ keepRequests: false });
  const { socket, until } = open();
  socket.write(post());
  await until("0\r\n\r\n");
  expect([upstream.requestCount, upstream.requests]).toEqual([1, []]);
});
