import { randomBytes } from "node:crypto";
import { startPrism } from "../contract-tests/prism.ts";
import { showAcceptedCall } from "./demo/accepted-call.ts";
import { showDocumentedFailures } from "./demo/documented-failures.ts";
import { bold, paragraph } from "./demo/page.ts";
import { showRetriedCalls } from "./demo/retried-calls.ts";
import { showUnansweredCalls } from "./demo/unanswered-calls.ts";

// Made up at each start: the mock takes any signature.
const credential = { name: "account", key: randomBytes(64).toString("base64") };

try {
  const prism = await startPrism();
  try {
    console.log(`\n${bold("Azure Batch, Job - Terminate: the package against a mock of the service")}\n`);
    paragraph(`Prism answers on ${prism.url}, as openapi/job-terminate.yaml tells it to.`);
    await showAcceptedCall(prism.url, credential);
    await showDocumentedFailures(prism.url, credential);
    await showRetriedCalls(prism.url, credential);
  } finally {
    await prism.stop();
  }
  await showUnansweredCalls(prism.url, credential);
  console.log();
} catch (error) {
  console.error("\nThe demonstration failed:", error);
  process.exitCode = 1;
}
