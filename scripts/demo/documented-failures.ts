import { BatchClient, isBatchServiceError, type NamedKeyCredential } from "azure-batch-job-terminate";
import {
  type ErrorExample,
  errorExample,
  errorExamples,
  exampleJobId,
} from "../../contract-tests/contract.ts";
import { preferringFetch } from "../../contract-tests/preferring-fetch.ts";
import { bad, bold, dim, heading, line, notable, paragraph } from "./page.ts";

/** Lets Prism answer with each error example of the contract, and shows what the caller gets. */
export async function showDocumentedFailures(url: string, credential: NamedKeyCredential): Promise<void> {
  heading("How each documented failure reaches the caller");
  paragraph("An error's message says all of it in one line:");
  paragraph((await failure(url, credential, errorExample("JobCompleted"))).message, 2);
  line();
  paragraph(
    "In short, for each error example of the contract. The calls are allowed one retry, so that those worth retrying show.",
  );
  line();
  const width = Math.max(...errorExamples.map(({ code }) => code.length));
  for (const expected of errorExamples) {
    const error = await failure(url, credential, expected);
    const retried = error.attempts > 1 ? notable("retried") : dim("not retried");
    line(`${bad(String(error.status))}  ${bold(expected.code.padEnd(width))}  ${error.name}  ${retried}`);
    paragraph(error.serviceMessage ?? "", 5, dim);
  }
}

async function failure(url: string, credential: NamedKeyCredential, expected: ErrorExample) {
  const client = new BatchClient(url, credential, {
    fetch: preferringFetch([expected, expected]),
    maxRetries: 1,
    retryBaseDelayMs: 0,
  });
  const error: unknown = await client.terminateJob(exampleJobId).then(
    ({ outcome }) => new Error(`Prism was asked for ${expected.name}, and the call ended with ${outcome}.`),
    (thrown: unknown) => thrown,
  );
  if (isBatchServiceError(error) && error.status === expected.status && error.code === expected.code) {
    return error;
  }
  throw new Error(`${expected.name} did not reach the caller as the contract has it.`, { cause: error });
}
