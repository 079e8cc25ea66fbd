import { BatchServiceClient } from "@azure/batch";

declare const endpoint: string;
declare const credential: ConstructorParameters<typeof BatchServiceClient>[0];

await new BatchServiceClient(credential, endpoint).job.terminate("job-1", { terminateReason: "superseded" });
