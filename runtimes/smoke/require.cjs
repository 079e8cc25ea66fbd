// What a CommonJS program does, with one call.
const say = (line) => console.log(JSON.stringify(line));

async function main({ endpoint, account, key }) {
  const { BatchClient } = require("azure-batch-job-terminate");
  const client = new BatchClient(endpoint, { name: account, key });
  const { outcome } = await client.terminateJob("required");
  if (outcome !== "accepted") throw new Error(`the outcome is ${outcome}, not accepted`);
}

say({ entry: require.resolve("azure-batch-job-terminate") });
main(JSON.parse(process.argv[2]))
  .then(
    () => say({ scenario: "require", ok: true }),
    (error) => say({ scenario: "require", error: error.code ?? String(error) }),
  )
  .then(() => say({ done: true }));
