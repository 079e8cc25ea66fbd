import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuthority } from "../upstream/certificates.ts";
import { startUpstream, type Upstream } from "../upstream/upstream.ts";

// The table trusts its authority within its own process; here a program is told of it as a person would do it.
const program = join(import.meta.dirname, "one-call.ts");
let folder: string;
let upstream: Upstream;

beforeAll(async () => {
  const authority = await createAuthority("Trusted through the environment");
  upstream = await startUpstream({ tls: await authority.issue() });
  folder = await mkdtemp(join(tmpdir(), "authority-"));
  await writeFile(join(folder, "authority.pem"), authority.pem);
});

afterAll(async () => {
  await upstream.stop();
  await rm(folder, { recursive: true });
});

async function callIn(environment: NodeJS.ProcessEnv): Promise<unknown> {
  const env = { ...process.env, NODE_NO_WARNINGS: "1", NODE_EXTRA_CA_CERTS: undefined, ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, [program, upstream.origin], { env });
  return JSON.parse(stdout);
}

test("a program with NODE_EXTRA_CA_CERTS trusts the server, and exits by itself after its call", async () => {
  const ended = await callIn({ NODE_EXTRA_CA_CERTS: join(folder, "authority.pem") });
  expect(ended).toEqual({ outcome: "accepted", attempts: 1 });
});

test("the same program without it does not, and sends nothing", async () => {
  const requestsBefore = upstream.requestCount;
  expect(await callIn({})).toEqual({ name: "BatchNetworkError", failure: "tls", attempts: 1 });
  expect(upstream.requestCount).toBe(requestsBefore);
});
