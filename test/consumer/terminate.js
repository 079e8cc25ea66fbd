// Terminates a job of the endpoint that is given, by the entry of the package that is given, and prints the result.
const [, , entry, endpoint, jobId] = process.argv;
const { BatchClient } = await import(entry);
const key = btoa("a key that opens nothing");
const client = new BatchClient(endpoint, { name: "account", key });
console.log(JSON.stringify(await client.terminateJob(jobId)));
