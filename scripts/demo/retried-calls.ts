import { BatchClient, type NamedKeyCredential } from "azure-batch-job-terminate";
import { errorExample, exampleJobId } from "../../contract-tests/contract.ts";
import { preferringFetch } from "../../contract-tests/preferring-fetch.ts";
import { good, heading, line } from "./page.ts";

const STORIES = [
  { story: "429, then 202", answers: ["TooManyRequests"] },
  { story: "503, then 409 JobCompleted", answers: ["ServerBusy", "JobCompleted"] },
  { story: "409 JobCompleted, idempotent: true", answers: ["JobCompleted"], idempotent: true },
];

/** Shows the failures that end well. */
export async function showRetriedCalls(url: string, credential: NamedKeyCredential): Promise<void> {
  heading("Failures that end well");
  const width = Math.max(...STORIES.map(({ story }) => story.length));
  for (const { story, answers, idempotent = false } of STORIES) {
    const client = new BatchClient(url, credential, {
      fetch: preferringFetch(answers.map(errorExample)),
      retryBaseDelayMs: 0,
    });
    const { outcome, attempts } = await client.terminateJob(exampleJobId, { idempotent });
    line(`${story.padEnd(width)}  ${good(outcome.padEnd(16))}  attempts: ${attempts}`);
  }
}
