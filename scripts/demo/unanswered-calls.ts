import { BatchClient, isBatchClientError, type NamedKeyCredential } from "azure-batch-job-terminate";
import { exampleJobId } from "../../contract-tests/contract.ts";
import { bad, dim, heading, line, paragraph } from "./page.ts";

const never = () => new Promise<Response>(() => {});

/** Shows the errors of calls that get no answer. @param url where nobody listens any more */
export async function showUnansweredCalls(url: string, credential: NamedKeyCredential): Promise<void> {
  heading("How a call without an answer ends");
  const client = new BatchClient(url, credential, { maxRetries: 0 });
  const tokenless = new BatchClient(url, { getToken: async () => null });
  const slow = new BatchClient(url, credential, { maxRetries: 0, attemptTimeoutMs: 20, fetch: never });
  await show(client.terminateJob(exampleJobId));
  await show(slow.terminateJob(exampleJobId));
  await show(tokenless.terminateJob(exampleJobId));
  await show(client.terminateJob(".."));
}

async function show(call: Promise<unknown>): Promise<void> {
  const error: unknown = await call.then(
    () => new Error("A call that cannot have been answered succeeded."),
    (thrown: unknown) => thrown,
  );
  if (!isBatchClientError(error)) throw error;
  line(bad(error.name));
  paragraph(error.message, 5, dim);
}
