import { Command } from "commander";
import { runCommand } from "../changes/command.ts";
import { outputPage } from "../changes/page.ts";
import { placing } from "../changes/placing.ts";
import { contractPath } from "../read-contract.ts";
import { acceptedDifferences } from "./accepted-differences.ts";
import { assess } from "./assess.ts";
import { compareWithPublished } from "./compare.ts";
import { comparisonReport } from "./report.ts";

// How our contract differs from Microsoft's: node contract-tests/upstream-comparison/cli.ts <BatchService.json>
const command = new Command("contract:upstream")
  .description("Says how our contract differs from the Swagger 2.0 document that Microsoft publishes.")
  .argument(
    "<document>",
    "the BatchService.json of one API version; a newer one shows what moving on would take",
  )
  .option("--contract <file>", "the contract to compare it with", contractPath)
  .option("--json", "print the differences as JSON")
  .addHelpText(
    "after",
    `
Kinds of differences:
  missing    they have it, we do not
  different  both have it, not with the same value
  extra      we have it, they do not
  stale      accepted in contract-tests/upstream-comparison/accepted-differences.ts, but no longer there

Texts and examples are not compared.

Exit codes:
  0  no difference but accepted ones
  1  some difference
  2  could not run

Example, with https://github.com/Azure/azure-rest-api-specs beside this repository:
  npm run contract:upstream -- ../azure-rest-api-specs/specification/batch/data-plane/Microsoft.Batch/stable/2023-11-01.18.0/BatchService.json`,
  )
  .action(async (document: string, { contract, json }: { contract: string; json?: boolean }) => {
    const comparison = await compareWithPublished(document, contract);
    const assessment = assess(comparison, acceptedDifferences);
    const placed = placing();
    const page = json
      ? `${JSON.stringify({ ...comparison, ...assessment, differences: undefined }, placesAsText(placed), 2)}\n`
      : comparisonReport(comparison, assessment, placed, outputPage());
    process.stdout.write(page);
    process.exitCode = assessment.open.length + assessment.stale.length > 0 ? 1 : 0;
  });

function placesAsText(placed: ReturnType<typeof placing>) {
  return (key: string, value: Parameters<typeof placed>[0]): unknown =>
    key === "place" ? placed(value) : value;
}

await runCommand(command);
