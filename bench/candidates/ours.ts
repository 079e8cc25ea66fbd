import { BatchClient } from "azure-batch-job-terminate";
import type { Open } from "./candidate.ts";
import { ACCEPTED, checkStatus, REASON, tokenCredential } from "./the-call.ts";

/** This package with its defaults: retries, timeouts and everything else switched on. */
export const open: Open = (endpoint) => {
  const client = new BatchClient(endpoint, tokenCredential);
  return {
    async terminate(jobId) {
      const { status, outcome } = await client.terminateJob(jobId, { terminateReason: REASON });
      checkStatus(status, outcome);
    },
    async terminateMany(jobIds, concurrency) {
      let accepted = 0;
      for await (const outcome of client.terminateJobs(jobIds, { concurrency, terminateReason: REASON })) {
        if ("error" in outcome && outcome.error) throw outcome.error;
        if (outcome.result?.status === ACCEPTED) accepted++;
      }
      if (accepted !== jobIds.length) throw new Error(`${accepted} of ${jobIds.length} were accepted.`);
    },
  };
};
