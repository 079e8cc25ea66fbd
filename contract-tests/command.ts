import { CommanderError } from "commander";
import { type Asked, readArguments } from "./arguments.ts";
import { runContract } from "./contract-run.ts";
import { loadContracts } from "./load-contract.ts";
import { problemCommand } from "./report/annotations.ts";
import { createProgress } from "./report/progress.ts";
import type { Report } from "./report/report.ts";
import { conforms } from "./report/verdict.ts";
import { printReport, writeReports } from "./report/write-reports.ts";
import { mayGoOn } from "./run/consent.ts";
import { Phases } from "./run/phases.ts";
import type { Target } from "./run/target.ts";
import { knock, liveTarget } from "./run/targets/live.ts";
import { mockTarget } from "./run/targets/mock.ts";
import { proxyTarget } from "./run/targets/proxy.ts";
import type { Terminal } from "./run/terminal.ts";

/** How the process ends. */
const CONFORMS = 0;
const FINDINGS = 1;
const COULD_NOT_RUN = 2;

/** Runs the contract check and says how the process should end. */
export async function contractCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const asked = readArguments(args, terminal);
    const report = await run(asked, terminal);
    if (report === undefined) return COULD_NOT_RUN;
    refuseEmpty(report);
    try {
      writeReports(report, asked.report, terminal);
    } finally {
      // A file that cannot be written takes nothing away from the run.
      printReport(report, terminal);
    }
    return conforms(report) ? CONFORMS : FINDINGS;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? CONFORMS : COULD_NOT_RUN;
    const problem = `The contract check could not run: ${error instanceof Error ? error.message : error}`;
    terminal.stderr.write(`${problem}\n`);
    // A job on GitHub shows what stands in an annotation, not what stands in its log.
    if (terminal.env["GITHUB_ACTIONS"] === "true") terminal.stdout.write(problemCommand(problem));
    return COULD_NOT_RUN;
  }
}

async function run(asked: Asked, terminal: Terminal): Promise<Report | undefined> {
  const contracts = loadContracts(asked.contract);
  const phases = new Phases();
  const target = await phases.time("start", () => open(asked, terminal));
  const progress = createProgress(terminal.stderr);
  try {
    const scenarios = target.scenarios(contracts);
    if (target.name === "live") {
      if (!(await mayGoOn(target, scenarios, asked, terminal))) return undefined;
      await knock(target, contracts);
    }
    progress.start(scenarios.length);
    return await runContract(target, {
      ...{ contracts, phases, path: asked.contract },
      upstreamDir: terminal.env["BATCH_UPSTREAM_DIR"] || undefined,
      onScenario: ({ title }) => progress.step(title),
    });
  } finally {
    progress.stop();
    await target.stop();
  }
}

// A run without an answer has looked at nothing, whatever the checks say.
function refuseEmpty({ transcript, target }: Report): void {
  if (transcript.some(({ exchanges }) => exchanges.length > 0)) return;
  const [first] = transcript;
  const why = first
    ? `The first call ended with ${first.outcome.replace(/\.$/, "")}`
    : "There was nothing to try";
  throw new Error(`no answer came from ${target.endpoint}, so nothing was checked. ${why}.`);
}

async function open({ target, contract, endpoint, job }: Asked, { env }: Terminal): Promise<Target> {
  if (target === "mock") return mockTarget(contract);
  if (target === "proxy") return proxyTarget(contract);
  const at = endpoint ?? env["AZURE_BATCH_ENDPOINT"];
  if (!at)
    throw new Error("the target live needs to know where. Give --endpoint, or set AZURE_BATCH_ENDPOINT.");
  return liveTarget({ endpoint: at, jobs: job, env });
}
