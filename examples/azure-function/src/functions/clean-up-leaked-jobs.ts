import { app } from "@azure/functions";
import { DefaultAzureCredential } from "@azure/identity";
import { BatchClient } from "azure-batch-job-terminate";

// With https://, such as https://account.region.batch.azure.com.
const endpoint = process.env["AZURE_BATCH_ENDPOINT"] ?? "";
// That of the public cloud; see "Signing in" of the package's README for others.
const scope = "https://batch.core.windows.net//.default";
const credential = new DefaultAzureCredential();
const client = new BatchClient(endpoint, credential);

// Every day at 5:00 UTC.
app.timer("cleanUpLeakedJobs", {
  schedule: "0 0 5 * * *",
  async handler(_timer, context) {
    let failed = 0;
    const outcomes = client.terminateJobs(leakedJobs(), {
      terminateReason: "active for more than a day",
      idempotent: true,
      // Before the host ends the function: what is left is found again the next day.
      signal: AbortSignal.timeout(4 * 60_000),
    });
    for await (const { jobId, result, error } of outcomes) {
      if (result) context.log(`${jobId}: ${result.outcome}`);
      else context.error(`${jobId}: ${error}`);
      if (!result) failed++;
    }
    if (failed > 0) throw new Error(`${failed} jobs could not be terminated.`);
  },
});

/** The jobs that have been active for more than a day, page by page. */
async function* leakedJobs(): AsyncGenerator<string> {
  const before = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 19);
  const filter = encodeURIComponent(`state eq 'active' and creationTime lt DateTime'${before}Z'`);
  const query = `api-version=2023-11-01.18.0&$select=id&$filter=${filter}`;
  let page: string | undefined = new URL(`/jobs?${query}`, endpoint).href;
  while (page !== undefined) {
    const { token } = await credential.getToken(scope);
    const response: Response = await fetch(page, {
      headers: { authorization: `Bearer ${token}` },
      redirect: "error",
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Error(`The jobs could not be listed: ${response.status}`);
    const jobs = (await response.json()) as { value: { id: string }[]; "odata.nextLink"?: string };
    for (const { id } of jobs.value) yield id;
    page = jobs["odata.nextLink"];
  }
}
