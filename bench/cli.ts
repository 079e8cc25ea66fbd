import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command, Option } from "commander";
import { type Group, groups } from "./figure-list.ts";
import { measureEverything } from "./measure-everything.ts";
import { endAll } from "./processes/alive.ts";
import { report } from "./report/report.ts";
import { judge } from "./targets.ts";

const INTERRUPTED = 130;

interface Asked {
  readonly quick: boolean;
  readonly only?: readonly Group[];
  readonly json?: string;
  readonly charts?: string;
  readonly check: boolean;
}

const { quick, only, json, charts, check } = new Command("npm run bench --")
  .description("Measures this package beside its rivals, with node:http as the floor. Less is always better.")
  .option("--quick", "a minute or so, for a first look", false)
  .addOption(new Option("--only <figure...>", "measure these alone").choices(groups))
  .option("--json <file>", "write everything that was measured to a file")
  .option("--charts <folder>", "draw chart-light.svg and chart-dark.svg into a folder")
  .option("--check", "exit with 1 when a target is missed", false)
  .parse()
  .opts<Asked>();

process.on("exit", endAll);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(INTERRUPTED));

// Further digits are noise.
const rounded = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;

const results = await measureEverything({
  quick,
  groups: only ?? groups,
  command: ["npm run bench", ...(quick ? ["-- --quick"] : [])].join(" "),
  progress: (text) => process.stderr.write(`  ${text}\n`),
});

process.stdout.write(`\n${report(results)}\n`);
if (json !== undefined) {
  await mkdir(dirname(json), { recursive: true });
  await writeFile(json, `${JSON.stringify({ ...results, targets: judge(results.figures) }, rounded, 2)}\n`);
  console.log(`Written: ${json}`);
}
if (charts !== undefined) {
  const { writeCharts } = await import("./chart/write-charts.ts");
  for (const file of await writeCharts(results, charts)) console.log(`Written: ${file}`);
}
if (results.problems.length > 0) {
  console.log(`${results.problems.length} could not be measured: see above.`);
  process.exitCode = 1;
}
const missed = judge(results.figures).filter(({ met }) => met === false);
if (check && missed.length > 0) {
  console.log(`${missed.length} targets are missed.`);
  process.exitCode = 1;
}
