import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { contractPath } from "./read-contract.ts";

/** A running Prism. */
export interface Prism {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends it and waits until it is gone; a second call is fine. */
  stop(): Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const READY = /Prism is listening on (http:\S+)\s/;
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 2_000;

// The pipe to the parent closes however the parent ends, SIGKILL included, so no mock outlives it.
const END_WITH_PARENT =
  "data:text/javascript,process.stdin.on('close',()=>process.exit()).on('error',()=>{}).resume().unref()";

export interface PrismOptions {
  /** @default the contract */
  readonly document?: string;
  /** The URL to hand requests on to, as a validating proxy. @default none: Prism answers itself, as a mock */
  readonly upstream?: string;
}

/**
 * Starts the installed Prism with an OpenAPI document, on a free port of the loopback host.
 * It ends with `stop()`, and at the latest with this process, however that ends.
 *
 * @throws when it does not come up; the message holds what Prism printed
 */
export async function startPrism(options: PrismOptions = {}): Promise<Prism> {
  const { document = contractPath, upstream } = options;
  const command =
    upstream === undefined ? ["mock", ...LISTEN, document] : ["proxy", ...LISTEN, document, upstream];
  const child = spawn(process.execPath, ["--import", END_WITH_PARENT, cli(), ...command], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  const stop = () => end(child);
  try {
    return { url: await readyUrl(child, document), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const LISTEN = ["-p", "0", "-h", "127.0.0.1", "-m", "false", "--cors", "false"];

function cli(): string {
  const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
  const { bin } = createRequire(manifest)(manifest) as { bin: { prism: string } };
  return join(dirname(manifest), bin.prism);
}

function readyUrl(child: Child, document: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    const fail = (what: string) => {
      // Beside its own message Prism prints its usage and a stack, to stderr.
      const printed = (/fatal/.test(out) ? out : out + err).trim();
      reject(new Error(`Prism ${what} with ${document}. It printed:\n${printed || "(nothing)"}`));
    };
    const limit = setTimeout(() => fail(`was not ready within ${START_LIMIT_MS} ms`), START_LIMIT_MS);
    // Both are read for as long as it runs: a full pipe would stop it.
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out = (out + text).slice(-20_000);
      const url = READY.exec(out)?.[1];
      if (url === undefined) return;
      clearTimeout(limit);
      resolve(url);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err = (err + text).slice(-20_000);
    });
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("close", (code, signal) => {
      clearTimeout(limit);
      fail(`ended at once (${signal ?? `exit code ${code}`})`);
    });
  });
}

async function end(child: Child): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const limit = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await gone;
  clearTimeout(limit);
}
