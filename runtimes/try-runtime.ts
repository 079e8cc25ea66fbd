import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { launchChromium } from "../contract-tests/report/chromium.ts";
import { entryOf } from "./entry.ts";
import { type Evidence, judge, notRun, type Row } from "./judge.ts";
import { locate, type Machine } from "./locate.ts";
import type { Project } from "./project.ts";
import { requireWorks } from "./require-works.ts";
import type { Runtime } from "./runtimes.ts";
import { settingsFor } from "./settings.ts";
import { runPage } from "./start/page.ts";
import { programEnvironment, runProgram } from "./start/program.ts";
import { runWorker } from "./start/worker.ts";

const run = promisify(execFile);

// Longer than a busy machine needs to end a process, shorter than a socket that is kept alive.
const END_LIMIT_MS = 10_000;

/** What every runtime is tried with. */
export interface Surroundings {
  readonly machine: Machine;
  readonly project: Project;
  /** Of the scripted service. */
  readonly origin: string;
  readonly limitMs: number;
}

/** Starts a runtime, runs the smoke program in it, and judges what it reports. */
export async function tryRuntime(runtime: Runtime, surroundings: Surroundings): Promise<Row> {
  const place = locate(runtime, surroundings.machine);
  if ("reason" in place) return notRun(runtime, place.reason);
  const given = { runtime, binary: place.path, ...surroundings };
  try {
    const { id, title } = runtime;
    return judge({ id, title, ...(await evidence[runtime.start](given)) });
  } catch (error) {
    if (error instanceof CannotStart) return notRun(runtime, error.message);
    throw error;
  }
}

interface Given extends Surroundings {
  readonly runtime: Runtime;
  readonly binary: string;
}

type Found = Omit<Evidence, "id" | "title">;

const evidence: Readonly<Record<Runtime["start"], (given: Given) => Promise<Found>>> = {
  program: programEvidence,
  worker: workerEvidence,
  page: pageEvidence,
};

async function programEvidence(given: Given): Promise<Found> {
  const { runtime, project, origin, binary, limitMs } = given;
  const { conditions, requireConditions, id } = runtime;
  const asked = await askedVersion(given);
  const settings = JSON.stringify(settingsFor(origin, id));
  const before = runtime.args.map((arg) => arg.replace("{port}", new URL(origin).port));
  const start = (program: string) =>
    runProgram({
      binary,
      args: [...before, program, settings],
      folder: project.folder,
      limitMs,
      endLimitMs: END_LIMIT_MS,
    });
  const smoke = await start("smoke/process.js");
  const version = smoke.lines.find((line) => line.version !== undefined)?.version ?? asked;
  const required = requireConditions && {
    entry: entryOf(project.manifest, requireConditions),
    trial: await start("smoke/require.cjs"),
    works: id.startsWith("node-") ? requireWorks(version) : true,
  };
  const entry = entryOf(project.manifest, conditions);
  return { version, smoke, isProgram: true, entry, findsEntry: true, required };
}

async function workerEvidence(given: Given): Promise<Found> {
  const { runtime, project, origin, binary, limitMs } = given;
  const version = await askedVersion(given);
  const entry = entryOf(project.manifest, runtime.conditions);
  const smoke = await runWorker({
    ...{ binary, entry, limitMs, folder: project.folder, packageName: project.manifest.name },
    settings: settingsFor(origin, runtime.id),
  });
  return { version, smoke, isProgram: false, entry, findsEntry: false, required: undefined };
}

async function pageEvidence({ runtime, project, origin, binary, limitMs }: Given): Promise<Found> {
  const entry = entryOf(project.manifest, runtime.conditions);
  const browser = await launchChromium(binary).catch((error: Error) => {
    throw new CannotStart(error);
  });
  try {
    const smoke = await runPage({
      ...{ browser, entry, origin, limitMs, folder: project.folder, packageName: project.manifest.name },
      settings: settingsFor(origin, runtime.id),
    });
    return {
      ...{ version: browser.version(), smoke, isProgram: false, entry, findsEntry: true },
      required: undefined,
    };
  } finally {
    await browser.close();
  }
}

/** A binary that is there and does not run on this machine. */
class CannotStart extends Error {
  constructor({ message }: Error) {
    super(`it cannot be started here: ${message.split("\n")[0]}`);
  }
}

async function askedVersion({ binary, project }: Given): Promise<string> {
  const options = { env: programEnvironment(project.folder), timeout: 30_000 };
  const { stdout } = await run(binary, ["--version"], options).catch((error: Error) => {
    throw new CannotStart(error);
  });
  return /\d[\w.-]*/.exec(stdout)?.[0] ?? stdout.trim();
}
