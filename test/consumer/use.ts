import { AzureNamedKeyCredential, type TokenCredential } from "@azure/core-auth";
import {
  BatchClient,
  type BatchClientOptions,
  type BatchCredential,
  isBatchServiceError,
  type TerminateJobResult,
} from "azure-batch-job-terminate";

declare const credential: TokenCredential;

export const credentials: BatchCredential[] = [credential, new AzureNamedKeyCredential("account", "a2V5")];

const options: BatchClientOptions = { maxRetries: 1, fetch };
const client = new BatchClient("https://account.region.batch.azure.com", credential, options);

export const result: Promise<TerminateJobResult> = client.terminateJob("nightly-42", {
  ifUnmodifiedSince: new Date(0),
  signal: AbortSignal.timeout(1_000),
});

// @ts-expect-error An option is misspelled.
export const misspelled = client.terminateJob("nightly-42", { termnateReason: "superseded" });

export const code = (error: unknown): string | undefined =>
  isBatchServiceError(error) ? error.code : undefined;
