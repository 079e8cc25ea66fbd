import { Command } from "commander";
import { paint, runCommand } from "./command.ts";
import { compareContracts } from "./compare.ts";
import { reportOf } from "./report.ts";

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
  breaking-for-callers  a request that was fine is refused, or an answer promises less or other than before
  breaking-for-service  whoever implements the contract has to take or to promise more
  harmless              texts, sources, examples

Exit codes:
  0  nothing breaking
  1  something breaking
  2  could not run

Example:
  npm run contract:diff -- openapi/released/1.0.0.yaml openapi/job-terminate.yaml`,
  )
  .action(async (older: string, newer: string, options: { json?: boolean }) => {
    const findings = await compareContracts(older, newer);
    process.stdout.write(
      options.json ? `${JSON.stringify({ findings }, null, 2)}\n` : reportOf(findings, paint),
    );
    process.exitCode = findings.every(({ severity }) => severity === "harmless") ? 0 : 1;
  });

await runCommand(command);
