import { accessSync, constants, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromiumPath } from "../contract-tests/report/chromium.ts";
import manifest from "../package.json" with { type: "json" };
import { installRuntimes, modulesFolder } from "./install.ts";
import { exitCode, type Row } from "./judge.ts";
import { locate, type Machine } from "./locate.ts";
import { makeProject } from "./project.ts";
import { matrixText, rowText, sumText } from "./report.ts";
import { resultsOf } from "./results.ts";
import { runtimes } from "./runtimes.ts";
import { startService } from "./service/service.ts";
import { tryRuntime } from "./try-runtime.ts";

// Tries the packed package in every runtime, each really started. `npm run test:runtimes` builds it before.
const LIMIT_MS = 60_000;

const { values } = parseArgs({
  options: {
    /** A runtime that cannot be had is a failure. */
    "require-all": { type: "boolean", default: false },
    /** Keep the results for the README. */
    write: { type: "boolean", default: false },
  },
});

const machine: Machine = {
  platform: process.platform,
  arch: process.arch,
  modules: modulesFolder,
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  chromium: chromiumPath(),
};

// What was started is taken along.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

console.log("Installing the runtimes, and the packed package into an empty project ...");
const binaries = runtimes.filter(({ start }) => start !== "page");
const trouble = await installRuntimes(() => binaries.every((each) => "path" in locate(each, machine)));
if (trouble) console.log(`The runtimes could not be installed: ${trouble}`);
const project = await makeProject(manifest.name);
process.once("exit", () => rmSync(project.folder, { recursive: true, force: true }));
const service = await startService(project.folder);
const rows: Row[] = [];
try {
  for (const runtime of runtimes) {
    const row = await tryRuntime(runtime, { machine, project, origin: service.origin, limitMs: LIMIT_MS });
    rows.push(row);
    console.log(rowText(row));
  }
} finally {
  await service.stop();
}
console.log(`\n${matrixText(rows)}\n\n${sumText(rows)}`);
if (values.write) {
  const text = JSON.stringify(resultsOf(rows, new Date()), null, 2);
  await writeFile(new URL("results.json", import.meta.url), `${text}\n`);
}
process.exitCode = exitCode(rows, values["require-all"]);
