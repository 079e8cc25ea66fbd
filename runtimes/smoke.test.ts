import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { accepted } from "../test/upstream/batch-answers.ts";
import { answer } from "../test/upstream/whole-answers.ts";
import { entryOf } from "./entry.ts";
import { judge, type Row } from "./judge.ts";
import { makeProject, type Project } from "./project.ts";
import { rowText } from "./report.ts";
import { runtimes } from "./runtimes.ts";
import { type Service, startService } from "./service/service.ts";
import { settingsFor } from "./settings.ts";
import { runProgram } from "./start/program.ts";

// The smoke program, on the Node.js that runs this.
const node = runtimes.find(({ id }) => id === "node-24") ?? runtimes[0];
if (!node) throw new Error("No Node.js is among the runtimes.");

let project: Project;
let entry: string;
let service: Service;

beforeAll(async () => {
  project = await makeProject(manifest.name);
  entry = entryOf(project.manifest, node.conditions);
  service = await startService(project.folder);
}, 120_000);

afterAll(async () => {
  await service?.stop();
  await rm(project.folder, { recursive: true, force: true });
});

async function smoke(folder: string, origin: string, run: string, endLimitMs = 20_000): Promise<Row> {
  const args = ["smoke/process.js", JSON.stringify(settingsFor(origin, run))];
  const trial = await runProgram({ binary: process.execPath, args, folder, limitMs: 60_000, endLimitMs });
  const { version } = process;
  return judge({
    ...{ id: run, title: run, version, smoke: trial, isProgram: true, entry, findsEntry: true },
    required: undefined,
  });
}

const failures = ({ findings }: Row) =>
  Object.entries(findings).flatMap(([name, { outcome }]) => (outcome === "failed" ? [name] : []));

test("the package as it is passes", async () => {
  expect(rowText(await smoke(project.folder, service.origin, "right"))).toMatch(/^passed/);
});

test("a service that accepts everything is noticed", async () => {
  // But for the abort, which may win against an answer.
  const bent = await startService(project.folder, {
    termination: (job) => (job === "aborted" ? undefined : answer(accepted())),
  });
  try {
    const row = await smoke(project.folder, bent.origin, "all-accepted");
    expect(failures(row)).toEqual(["notFound", "throttled", "timeout", "lost"]);
    expect(rowText(row)).toContain("404 with its code: Error: it was not rejected, but resolved with");
    expect(rowText(row)).toContain("429, then 202: Error: attempts is 1, not 2");
  } finally {
    await bent.stop();
  }
});

/** A package that is bent: what stands in place of its client, and what is seen of that. */
interface Bend {
  readonly name: string;
  readonly source: string;
  readonly failed: readonly string[];
  readonly told: string;
  readonly endLimitMs?: number;
}

const client = (body: string) => `export class BatchClient extends real.BatchClient { ${body} }`;
const withFetch = (change: string) =>
  client(`constructor(endpoint, credential, options) {
    super(endpoint, credential, { ...options, fetch: (url, init) => { ${change}; return fetch(url, init); } });
  }`);

const bends: readonly Bend[] = [
  {
    name: "signs something else",
    source: withFetch(
      'if (!/with-token|aborted/.test(url)) init.headers.set("authorization", "SharedKey account:AAAA")',
    ),
    failed: ["key", "notFound", "throttled", "timeout", "lost", "wait", "many"],
    told: "202, signed in with a key: BatchServiceError: POST /jobs/with-reason/terminate: 403",
  },
  {
    name: "sends another token",
    source: withFetch(
      'if (url.includes("with-token")) init.headers.set("authorization", "Bearer of another")',
    ),
    failed: ["token"],
    told: "202, signed in with a token: BatchServiceError",
  },
  {
    name: "loses the reason",
    source: withFetch(
      'if (url.includes("with-reason")) init.body = "{}".padEnd(new TextEncoder().encode(init.body).length)',
    ),
    failed: ["key"],
    told: "InvalidRequestBody",
  },
  {
    name: "never tries again",
    source: client("constructor(e, c, options) { super(e, c, { ...options, maxRetries: 0 }); }"),
    failed: ["throttled"],
    told: "429, then 202: BatchServiceError",
  },
  {
    name: "throws errors of its own",
    source: client(
      'terminateJob(...all) { return super.terminateJob(...all).catch(() => { throw new Error("no"); }); }',
    ),
    failed: ["notFound", "abort", "timeout", "lost"],
    told: "abort by the caller: Error: it was rejected with Error: no, not with the signal's reason",
  },
  {
    name: "keeps the process alive",
    source: "setInterval(() => {}, 1_000); export const { BatchClient } = real;",
    failed: ["ends"],
    told: "runs, and ends by itself: it did not end by itself within 0.5 s after it was done",
    endLimitMs: 500,
  },
  {
    name: "cannot be loaded",
    source: 'throw new TypeError("not here");',
    failed: [
      "token",
      "key",
      "notFound",
      "throttled",
      "abort",
      "timeout",
      "lost",
      "wait",
      "many",
      "entry",
      "ends",
    ],
    told: "runs, and ends by itself: it ended with exit code 1: TypeError: not here",
  },
];

describe.concurrent("a package is noticed that", () => {
  test.each(bends)("$name", async ({ name, source, failed, told, endLimitMs }) => {
    const folder = await bentProject(source);
    const row = await smoke(folder, service.origin, name.replaceAll(" ", "-"), endLimitMs);
    expect([row.outcome, failures(row)]).toEqual(["failed", failed]);
    expect(rowText(row)).toContain(told);
  });
});

/** A project in which the package is the real one with something bent. */
async function bentProject(source: string): Promise<string> {
  const folder = await mkdtemp(join(project.folder, "bent-"));
  const home = join(folder, "node_modules", manifest.name);
  await cp(join(project.folder, "smoke"), join(folder, "smoke"), { recursive: true });
  await mkdir(join(home, "dist"), { recursive: true });
  const exported = { name: manifest.name, type: "module", exports: `./${entry}` };
  await writeFile(join(home, "package.json"), JSON.stringify(exported));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const real = JSON.stringify(pathToFileURL(join(project.folder, "node_modules", manifest.name, entry)));
  await writeFile(join(home, entry), `import * as real from ${real};\nexport * from ${real};\n${source}\n`);
  return folder;
}
