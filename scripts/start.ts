import { startPrism } from "../contract-tests/prism.ts";
import { showLostAnswers, showManyJobs, showOneJob } from "./demo/clean-up.ts";
import { accountAt } from "./demo/command.ts";
import { showDocumentedFailures, showNobody, showWrongUsage } from "./demo/failures.ts";
import { bold, heading, paragraph } from "./demo/page.ts";

try {
  const prism = await startPrism();
  const env = accountAt(prism.url);
  try {
    console.log(`\n${bold("azure-batch-job-terminate, against a mock of the service")}\n`);
    paragraph(`Prism answers on ${prism.url}, as openapi/job-terminate.yaml tells it to.`);
    await showOneJob(env);
    await showManyJobs(env);
    await showLostAnswers(env);
    await showDocumentedFailures(env);
    await showWrongUsage(env);
  } finally {
    await prism.stop();
  }
  await showNobody(env);
  heading("That is all");
  paragraph("Every failure above was asked for, and ended as it has to.\n");
} catch (error) {
  console.error("\nThe demonstration failed:", error);
  process.exitCode = 1;
}
