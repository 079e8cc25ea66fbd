import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Service, type ServiceOptions, startService } from "../../contract-tests/service/service.ts";

/** The built command line. */
export const bin = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** What a process came to. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs, and what it comes to. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** How a process is started. */
export interface Start {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Starts a program with pipes; only the given variables of the environment are there, and PATH. */
export function start(program: string, args: readonly string[], { env = {}, stdin }: Start = {}): Running {
  const child = spawn(program, args, { env: { PATH: process.env["PATH"] ?? "", ...env } });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  // Whoever ends early reads no further.
  child.stdin.on("error", () => {});
  if (stdin !== undefined) child.stdin.end(stdin);
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout: text(stdout), stderr: text(stderr) }));
  });
  return { child, ended };
}

/** Starts the command line with the Node.js that runs the tests. */
export const startCli = (args: readonly string[], given: Start = {}, node = process.execPath): Running =>
  start(node, [bin, ...args], { stdin: "", ...given });

/** A stand-in of the service, and the variables that lead there. */
export async function serviceWithEnv(
  options: ServiceOptions = {},
): Promise<{ service: Service; env: Record<string, string> }> {
  const service = await startService({ activePrefix: "job-", ...options });
  const { name, key } = service.account;
  return {
    service,
    env: { AZURE_BATCH_ENDPOINT: service.url, AZURE_BATCH_ACCOUNT: name, AZURE_BATCH_ACCESS_KEY: key },
  };
}

/** Settles as soon as a condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The job of each request, in the order of arrival. */
export const jobsOf = ({ requests }: Service): string[] =>
  requests.map(({ target }) => decodeURIComponent(target.split("/")[2] ?? ""));
