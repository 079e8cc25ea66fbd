import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Line, Trial } from "../trial.ts";
import { dieTogether } from "./die-together.ts";
import { programEnvironment } from "./program.ts";
import { type WorkerModule, workerdConfig } from "./workerd-config.ts";

/** A worker to start. */
export interface Worker {
  readonly binary: string;
  readonly folder: string;
  /** The package, and the file of it that an import by its name leads to. */
  readonly packageName: string;
  readonly entry: string;
  readonly settings: unknown;
  readonly limitMs: number;
}

/** Starts workerd with the smoke program as its worker, and asks it once. */
export async function runWorker(worker: Worker): Promise<Trial> {
  const { binary, folder, limitMs } = worker;
  await writeFile(join(folder, "smoke.capnp"), workerdConfig(await modulesOf(worker)));
  // It tells on descriptor 3 which port it got.
  const child = spawn(binary, ["serve", "smoke.capnp", "--control-fd=3"], {
    cwd: folder,
    env: programEnvironment(folder),
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  dieTogether(child);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, limitMs);
  const closed = once(child, "close").catch(() => {});
  const errors = text(child.stderr as Readable);
  try {
    const lines = await answerOf(await portOf(child.stdio[3] as Readable), worker);
    return { lines, trouble: undefined };
  } catch (error) {
    child.kill("SIGKILL");
    const said = (await errors).trim().split("\n")[0] || String(error);
    return {
      lines: [],
      trouble: late ? `it did not answer within ${limitMs / 1000} s` : `it gave no answer: ${said}`,
    };
  } finally {
    clearTimeout(limit);
    child.kill("SIGKILL");
    await closed;
  }
}

async function portOf(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return port;
  }
  throw new Error("it never listened");
}

async function answerOf(port: number, { settings }: Worker): Promise<readonly Line[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()) as readonly Line[];
}

// A name like the package's is looked for beside the module that imports it: the smoke program stands at the top.
async function modulesOf({ folder, packageName, entry }: Worker): Promise<WorkerModule[]> {
  const home = `node_modules/${packageName}`;
  const names = ["worker.js", "scenarios.js", "expect.js"];
  const dist = await readdir(join(folder, home, "dist"), { recursive: true });
  await writeFile(join(folder, "entry.js"), `export * from "./${home}/${entry}";\n`);
  return [
    ...names.map((name) => ({ name, file: `smoke/${name}` })),
    { name: packageName, file: "entry.js" },
    ...dist
      .filter((name) => name.endsWith(".js"))
      .map((name) => ({ name: `${home}/dist/${name}`, file: `${home}/dist/${name}` })),
  ];
}
