// The entry for Node.js, as its users write it.
import { Agent } from "node:https";
import { type BatchClient, isBatchClientError } from "azure-batch-job-terminate";
import { BatchClient as NodeBatchClient, type NodeBatchClientOptions } from "azure-batch-job-terminate/node";

const options: NodeBatchClientOptions = { agent: new Agent({ keepAlive: true }), maxRetries: 1 };
const credential = { name: "account", key: "a2V5" };
const client: BatchClient = new NodeBatchClient(
  "https://account.region.batch.azure.com",
  credential,
  options,
);
new NodeBatchClient("https://account.region.batch.azure.com", credential, { proxyEnv: process.env });

await client.terminateJob("nightly-42").catch((error: unknown) => {
  if (!isBatchClientError(error)) throw error;
});
