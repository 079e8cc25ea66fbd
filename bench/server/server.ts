// The process that answers as the service does: 202, chunked, empty, without Content-Type.
import { randomUUID } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { createAuthority } from "../../test/upstream/certificates.ts";
import type { ServerMessage } from "./messages.ts";
import { problemOf } from "./verify.ts";

const delayMs = Number(process.argv[2]);
const DAY = new Date().toUTCString();
const REQUEST_ID = randomUUID();

let requests = 0;
let refused = 0;
let serviceMs = 0;
let cpuBefore = process.cpuUsage();

const answerAfter = (delay: number) => (request: IncomingMessage, response: ServerResponse) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    const readAt = performance.now();
    const respond = () => {
      answer(request, response, body);
      requests++;
      serviceMs += performance.now() - readAt;
    };
    if (delay === 0) respond();
    else setTimeout(respond, delay);
  });
};

function answer({ method = "", url = "", headers }: IncomingMessage, response: ServerResponse, body: string) {
  const problem = problemOf({ method, target: url, headers, body });
  // The service names no connection in its answers.
  response.removeHeader("Connection");
  if (problem !== undefined) {
    refused++;
    response.writeHead(400, { "Content-Type": "text/plain" }).end(problem);
    return;
  }
  response
    .writeHead(202, {
      "Transfer-Encoding": "chunked",
      ETag: "0x8DBC5A6E5CA1F3B",
      "Last-Modified": DAY,
      Server: "Microsoft-HTTPAPI/2.0",
      "request-id": REQUEST_ID,
      "client-request-id": headers["client-request-id"],
      DataServiceId: `https://account.region.batch.azure.com${url}`,
      DataServiceVersion: "3.0",
    })
    .end();
}

const listen = async (server: http.Server | https.Server, scheme: string): Promise<string> => {
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", 1024, resolve);
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const send = (message: ServerMessage) => process.send?.(message);

// Whoever asked for the server is gone.
process.on("disconnect", () => process.exit());
process.on("message", () => {
  const cpuNow = process.cpuUsage();
  const cpuMicros = cpuNow.user + cpuNow.system - cpuBefore.user - cpuBefore.system;
  const meanServiceMs = requests === 0 ? 0 : serviceMs / requests;
  send({ kind: "statistics", statistics: { requests, refused, cpuMicros, meanServiceMs } });
  requests = refused = serviceMs = 0;
  cpuBefore = cpuNow;
});

const authority = await createAuthority("bench");
const certificate = await authority.issuePem();
send({
  kind: "listening",
  listening: {
    http: await listen(http.createServer(answerAfter(0)), "http"),
    https: await listen(https.createServer(certificate, answerAfter(0)), "https"),
    delayed: await listen(http.createServer(answerAfter(delayMs)), "http"),
    authority: authority.pem,
  },
});
