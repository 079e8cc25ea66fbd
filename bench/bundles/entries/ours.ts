import { BatchClient } from "azure-batch-job-terminate";

declare const endpoint: string;
declare const credential: ConstructorParameters<typeof BatchClient>[1];

await new BatchClient(endpoint, credential).terminateJob("job-1", { terminateReason: "superseded" });
