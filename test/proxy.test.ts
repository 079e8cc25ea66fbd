import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuthority } from "./upstream/certificates.ts";
import { startUpstream, type Upstream } from "./upstream/upstream.ts";

const program = join(import.meta.dirname, "faults/one-call.ts");
let folder: string;
let upstream: Upstream;
let proxy: Server;
/** Where the proxy was asked to lead, and what it saw pass. */
let tunnels: string[];
let seen: Buffer[];

beforeAll(async () => {
  const authority = await createAuthority("Behind a proxy");
  upstream = await startUpstream({ tls: await authority.issue() });
  folder = await mkdtemp(join(tmpdir(), "proxy-"));
  await writeFile(join(folder, "authority.pem"), authority.pem);
  proxy = createServer().on("connect", ({ url = "" }, client) => {
    tunnels.push(url);
    const [host, port] = url.split(":");
    const service = connect(Number(port), host, () => client.write("HTTP/1.1 200 OK\r\n\r\n"));
    client.on("data", (chunk) => seen.push(chunk)).on("error", () => service.destroy());
    service.on("error", () => client.destroy());
    client.pipe(service).pipe(client);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
});

afterAll(async () => {
  proxy.close();
  await upstream.stop();
  await rm(folder, { recursive: true });
});

async function callIn(environment: NodeJS.ProcessEnv): Promise<unknown> {
  tunnels = [];
  seen = [];
  const env = {
    PATH: process.env["PATH"],
    NODE_NO_WARNINGS: "1",
    NODE_EXTRA_CA_CERTS: join(folder, "authority.pem"),
    HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    ...environment,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [program, upstream.origin], { env });
  return JSON.parse(stdout);
}

test("a program with NODE_USE_ENV_PROXY goes through the proxy, which sees no credential", async () => {
  const ended = await callIn({ NODE_USE_ENV_PROXY: "1" });
  expect(ended).toEqual({ outcome: "accepted", attempts: 1 });
  expect(tunnels).toEqual([new URL(upstream.origin).host]);
  expect(seen.length).toBeGreaterThan(0);
  expect(Buffer.concat(seen).toString("latin1")).not.toContain("a-token");
});

test("a host that NO_PROXY names is reached without it", async () => {
  const ended = await callIn({ NODE_USE_ENV_PROXY: "1", NO_PROXY: "127.0.0.1" });
  expect(ended).toEqual({ outcome: "accepted", attempts: 1 });
  expect(tunnels).toEqual([]);
});

test("a program that is not told to use the environment's proxies does not", async () => {
  expect(await callIn({})).toEqual({ outcome: "accepted", attempts: 1 });
  expect(tunnels).toEqual([]);
});
