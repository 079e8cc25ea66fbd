import http from "node:http";
import https from "node:https";
import { BatchServiceClient } from "@azure/batch";
import type { Open } from "./candidate.ts";
import { API_VERSION, checkStatus, REASON, tokenCredential } from "./the-call.ts";

/** `@azure/batch`, the last one that Microsoft generated for this API with AutoRest. */
export const open: Open = (endpoint) => {
  // Its types ask for older credentials; it takes tokens all the same.
  const credentials = tokenCredential as unknown as ConstructorParameters<typeof BatchServiceClient>[0];
  // Without agents it closes the connection after each call; with its own `keepAlive` it makes an agent for each.
  const agents = {
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  };
  const client = new BatchServiceClient(credentials, endpoint, { agentSettings: agents });
  client.apiVersion = API_VERSION;
  return {
    async terminate(jobId) {
      const { _response } = await client.job.terminate(jobId, {
        terminateReason: REASON,
        jobTerminateOptions: {
          clientRequestId: crypto.randomUUID(),
          returnClientRequestId: true,
          ocpDate: new Date(),
        },
      });
      checkStatus(_response.status, "not 202");
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
};
