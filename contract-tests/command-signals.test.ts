import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

// Prism inherits it: it says on a connection which port it was asked on, and the connection ends with the process.
const WITNESS = `
  import { subscribe } from "node:diagnostics_channel";
  import { connect } from "node:net";
  if (process.argv[1].includes("prism")) {
    const witness = connect(Number(process.env.WITNESS_PORT), "127.0.0.1");
    witness.unref();
    subscribe("http.server.request.start", ({ socket }) => witness.write(socket.localPort + " "));
  }`;

const server = createServer();
let port: number;

beforeEach(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.close();
  await once(server, "close");
});

const start = (target: string) =>
  spawn(process.execPath, [CLI, "--target", target], {
    stdio: "ignore",
    env: {
      ...process.env,
      WITNESS_PORT: String(port),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(WITNESS)}`,
    },
  });

test.each([
  ["mock", "SIGINT"],
  ["mock", "SIGTERM"],
  ["proxy", "SIGTERM"],
] as const)(
  "a run against the %s that gets %s ends by it, and leaves no process and no port",
  async (target, signal) => {
    const run = start(target);
    const ended = once(run, "exit");
    const [prism] = (await once(server, "connection")) as [Socket];
    const gone = once(prism, "close");
    const [text] = (await once(prism.setEncoding("utf8"), "data")) as [string];
    run.kill(signal);
    // A shell tells these as 130 and 143.
    expect(await ended).toEqual([null, signal]);
    await gone;
    await untilRefused(Number.parseInt(text, 10));
  },
);

test("a run that is ended while the mock is starting leaves no process", async () => {
  const run = start("mock");
  const ended = once(run, "exit");
  const [prism] = (await once(server, "connection")) as [Socket];
  const gone = once(prism.resume(), "close");
  run.kill("SIGINT");
  expect(await ended).toEqual([null, "SIGINT"]);
  await gone;
});

/** Settles when nobody listens on a port; a process that is dying may take a connection still, and lose it at once. */
async function untilRefused(asked: number): Promise<void> {
  for (;;) {
    const socket = connect(asked, "127.0.0.1");
    try {
      await once(socket, "connect");
    } catch {
      return;
    }
    await once(socket.resume(), "close").catch(() => {});
  }
}
