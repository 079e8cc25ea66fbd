import { createClient } from "../../generated/client/index.ts";
import { JobApi } from "../../generated/sdk.gen.ts";
import type { Open } from "./candidate.ts";
import { API_VERSION, checkStatus, REASON, tokenCredential } from "./the-call.ts";

/** What is generated from the contract, without this package around it: no retries, no timeouts, no errors thrown. */
export const open: Open = (endpoint) => {
  const api = new JobApi({ client: createClient({ baseUrl: endpoint }) });
  return {
    async terminate(jobId) {
      const { token } = await tokenCredential.getToken();
      const { response, error } = await api.jobTerminate({
        path: { jobId },
        query: { "api-version": API_VERSION },
        headers: {
          Authorization: `Bearer ${token}`,
          "client-request-id": crypto.randomUUID(),
          "return-client-request-id": true,
          "ocp-date": new Date().toUTCString(),
        },
        body: { terminateReason: REASON },
        parseAs: "text",
      });
      checkStatus(response?.status ?? 0, JSON.stringify(error));
    },
  };
};
