import { relative } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { loadContract } from "./load-contract.ts";
import { contractPath } from "./read-contract.ts";
import { createProgress } from "./report/progress.ts";
import type { Report } from "./report/report.ts";
import { conforms } from "./report/verdict.ts";
import { printReport, type ReportRequest, readReportRequest, writeReports } from "./report/write-reports.ts";
import { mayGoOn } from "./run/consent.ts";
import { runContract } from "./run/contract-run.ts";
import { Phases } from "./run/phases.ts";
import type { Target } from "./run/target.ts";
import { knock, liveTarget } from "./run/targets/live.ts";
import { mockTarget } from "./run/targets/mock.ts";
import { proxyTarget } from "./run/targets/proxy.ts";

/** What the command line talks to. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What was asked for on the command line. */
export interface Asked {
  readonly target: Target["name"];
  readonly contract: string;
  readonly endpoint?: string;
  readonly job: readonly string[];
  readonly yes: boolean;
  readonly report: readonly ReportRequest[];
}

/** How the process ends. */
const CONFORMS = 0;
const FINDINGS = 1;
const COULD_NOT_RUN = 2;

const EXITS = `
Exit codes: 0 everything conforms, 1 there are findings, 2 the check could not run.

The target live takes its credential from AZURE_BATCH_TOKEN, or from AZURE_BATCH_ACCOUNT and
AZURE_BATCH_ACCESS_KEY. It changes nothing but the jobs that are named.`;

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
    terminal.stderr.write(
      `The contract check could not run: ${error instanceof Error ? error.message : error}\n`,
    );
    return COULD_NOT_RUN;
  }
}

async function run(asked: Asked, terminal: Terminal): Promise<Report | undefined> {
  const contract = loadContract(asked.contract);
  const phases = new Phases();
  const target = await phases.time("start", () => open(asked, terminal));
  const progress = createProgress(terminal.stderr);
  try {
    const scenarios = target.scenarios(contract);
    if (target.name === "live") {
      if (!(await mayGoOn(target, scenarios, asked, terminal))) return undefined;
      await knock(target);
    }
    progress.start(scenarios.length);
    return await runContract(target, {
      ...{ contract, phases, path: asked.contract },
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

function readArguments(args: readonly string[], { stdout, stderr }: Terminal): Asked {
  const command = new Command("npm run contract --")
    .description(
      "Checks that what goes over the wire is what the contract says, with this project's own client.",
    )
    .addOption(
      new Option("-t, --target <name>", "what the client is run against")
        .choices(["mock", "proxy", "live"])
        .default("mock"),
    )
    .option(
      "-r, --report <form[=file]>",
      "html, junit, markdown, json or github; may be given again",
      collect(readReport),
    )
    .option("-c, --contract <file>", "the contract", relative(process.cwd(), contractPath))
    .option("-e, --endpoint <url>", "where the account is (live); default: AZURE_BATCH_ENDPOINT")
    .option("-j, --job <id>", "a job that may be terminated (live); may be given again", collect(String))
    .option("-y, --yes", "do not ask before anything is sent (live)", false)
    .allowExcessArguments(false)
    .showHelpAfterError("(--help shows everything that can be given)")
    .addHelpText("after", EXITS)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  const asked: Asked = {
    job: [],
    report: [],
    ...command.parse(args, { from: "user" }).opts<Omit<Asked, "job" | "report">>(),
  };
  const misplaced = (["endpoint", "job", "yes"] as const).filter(
    (name) => command.getOptionValueSource(name) === "cli" && asked.target !== "live",
  );
  if (misplaced.length > 0) command.error(`error: --${misplaced[0]} is for --target live alone`);
  return asked;
}

const collect =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: readonly Value[] = []): Value[] => [...before, read(text)];

function readReport(text: string): ReportRequest {
  const request = readReportRequest(text);
  if (typeof request === "string") throw new InvalidArgumentError(request);
  return request;
}
