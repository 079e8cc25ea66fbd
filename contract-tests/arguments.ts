import { relative, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { contractPath } from "./read-contract.ts";
import { type ReportRequest, readReportRequest } from "./report/write-reports.ts";
import type { Target } from "./run/target.ts";
import type { Terminal } from "./run/terminal.ts";

/** What was asked for on the command line. */
export interface Asked {
  readonly target: Target["name"];
  readonly contract: string;
  readonly endpoint?: string;
  readonly job: readonly string[];
  readonly yes: boolean;
  readonly report: readonly ReportRequest[];
}

const EXITS = `
Exit codes: 0 everything conforms, 1 there are findings, 2 the check could not run.

The target live takes its credential from AZURE_BATCH_TOKEN, or from AZURE_BATCH_ACCOUNT and
AZURE_BATCH_ACCESS_KEY. It changes nothing but the jobs that are named.`;

/**
 * Reads the command line. Files are those of the folder that npm was started in.
 * @throws {CommanderError} when it cannot be understood, or asks for help alone; that has been printed
 */
export function readArguments(args: readonly string[], { env, stdout, stderr }: Terminal): Asked {
  const file = (path: string) => resolve(startFolder(env), path);
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
      collect((text) => readReport(text, file)),
    )
    .option("-c, --contract <file>", `the contract; default: ${relative(process.cwd(), contractPath)}`, file)
    .option("-e, --endpoint <url>", "where the account is (live); default: AZURE_BATCH_ENDPOINT")
    .option("-j, --job <id>", "a job that may be terminated (live); may be given again", collect(String))
    .option("-y, --yes", "do not ask before anything is sent (live)", false)
    .allowExcessArguments(false)
    .showHelpAfterError("(--help shows everything that can be given)")
    .addHelpText("after", EXITS)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  const asked: Asked = {
    contract: contractPath,
    job: [],
    report: [],
    ...command.parse(args, { from: "user" }).opts<Pick<Asked, "target" | "yes">>(),
  };
  const misplaced = (["endpoint", "job", "yes"] as const).filter(
    (name) => command.getOptionValueSource(name) === "cli" && asked.target !== "live",
  );
  if (misplaced.length > 0) command.error(`error: --${misplaced[0]} is for --target live alone`);
  return asked;
}

// npm runs a script in the folder of the package, wherever it was started itself.
function startFolder(env: Terminal["env"]): string {
  const here = process.cwd();
  return here === packageFolder ? (env["INIT_CWD"] ?? here) : here;
}

const packageFolder = resolve(import.meta.dirname, "..");

const collect =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: readonly Value[] = []): Value[] => [...before, read(text)];

function readReport(text: string, fileOf: (path: string) => string): ReportRequest {
  const request = readReportRequest(text, fileOf);
  if (typeof request === "string") throw new InvalidArgumentError(request);
  return request;
}
