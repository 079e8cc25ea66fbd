import { createClient } from "../../../generated/client/index.ts";
import { JobApi } from "../../../generated/sdk.gen.ts";

declare const endpoint: string;
declare const token: string;

await new JobApi({ client: createClient({ baseUrl: endpoint }) }).jobTerminate({
  path: { jobId: "job-1" },
  query: { "api-version": "2023-11-01.18.0" },
  headers: { Authorization: `Bearer ${token}` },
  body: { terminateReason: "superseded" },
  parseAs: "text",
});
