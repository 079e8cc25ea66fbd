import { BatchClient } from "azure-batch-job-terminate";
import type { Open } from "./candidate.ts";
import { ACCOUNT, checkStatus, REASON } from "./the-call.ts";

/** This package with an account key: each call is signed. */
export const open: Open = (endpoint) => {
  const client = new BatchClient(endpoint, ACCOUNT);
  return {
    async terminate(jobId) {
      const { status, outcome } = await client.terminateJob(jobId, { terminateReason: REASON });
      checkStatus(status, outcome);
    },
  };
};
