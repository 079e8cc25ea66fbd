import { getClient } from "@typespec/ts-http-runtime";
import type { Open } from "./candidate.ts";
import { API_VERSION, checkStatus, MEDIA_TYPE, REASON, tokenCredential } from "./the-call.ts";

/** A client on `@typespec/ts-http-runtime`, which TypeSpec's generator uses outside of Azure. */
export const open: Open = (endpoint) => {
  const client = getClient(endpoint, {
    allowInsecureConnection: true,
    authSchemes: [{ kind: "http", scheme: "bearer" }],
    credential: { getBearerToken: async () => (await tokenCredential.getToken()).token },
  });
  return {
    async terminate(jobId) {
      const { status, body } = await client.path("/jobs/{jobId}/terminate", jobId).post({
        contentType: MEDIA_TYPE,
        queryParameters: { "api-version": API_VERSION },
        headers: {
          "client-request-id": crypto.randomUUID(),
          "return-client-request-id": true,
          "ocp-date": new Date().toUTCString(),
        },
        body: { terminateReason: REASON },
      });
      checkStatus(Number(status), JSON.stringify(body));
    },
  };
};
