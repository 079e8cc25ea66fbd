// Terminates a job of the endpoint that is given and prints the result.
import { BatchClient } from "azure-batch-job-terminate";

const [, , endpoint, jobId] = process.argv;
const key = btoa("a key that opens nothing");
const client = new BatchClient(endpoint, { name: "account", key });
console.log(JSON.stringify(await client.terminateJob(jobId)));
