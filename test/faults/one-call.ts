// Makes one call to the endpoint that it is given, prints how it ended, and has to exit by itself.
import { BatchClient, isBatchNetworkError } from "azure-batch-job-terminate";

const credential = {
  getToken: async () => ({ token: "a-token", expiresOnTimestamp: Date.now() + 3_600_000 }),
};

try {
  const client = new BatchClient(process.argv[2] ?? "", credential);
  const { outcome, attempts } = await client.terminateJob("nightly-42");
  console.log(JSON.stringify({ outcome, attempts }));
} catch (error) {
  if (!isBatchNetworkError(error)) throw error;
  const { name, failure, attempts } = error;
  console.log(JSON.stringify({ name, failure, attempts }));
}
