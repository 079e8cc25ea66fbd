import { Command } from "commander";
import { runCommand } from "./command.ts";
import { compareContracts } from "./compare.ts";
import { outputPage } from "./page.ts";
import { reportOf } from "./report.ts";
import { isBreaking } from "./severities.ts";

// What changed between two versions of the contract: node contract-tests/changes/cli.ts <old> <new>
const command = new Command("contract:diff")
  .description("Says what changed between two versions of the contract, and whom each change breaks.")
  .argument("<old>", "the earlier version, an OpenAPI document in YAML or JSON")
  .argument("<new>", "the later version")
  .option("--json", "print the findings as JSON")
  .addHelpText(
    "after",
    `
Severities:
  breaking-for-callers  refuses what was fine, or promises less or otherwise
  breaking-for-service  whoever implements it has to take or to promise more
  addition              an operation that was not there before
  harmless              texts, sources, examples

Exit codes:
  0  nothing breaking
  1  something breaking
  2  could not run

Example:
  npm run contract:diff -- openapi/released/1.0.0.yaml \\
    openapi/job-terminate.yaml`,
  )
  .action(async (older: string, newer: string, options: { json?: boolean }) => {
    const findings = await compareContracts(older, newer);
    process.stdout.write(
      options.json ? `${JSON.stringify({ findings }, null, 2)}\n` : reportOf(findings, outputPage()),
    );
    process.exitCode = findings.some(({ severity }) => isBreaking(severity)) ? 1 : 0;
  });

await runCommand(command);
