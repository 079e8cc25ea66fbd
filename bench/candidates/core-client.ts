import { type ClientOptions, getClient } from "@azure-rest/core-client";
import type { Open } from "./candidate.ts";
import { API_VERSION, checkStatus, MEDIA_TYPE, REASON, tokenCredential } from "./the-call.ts";

const options: ClientOptions = {
  credentials: { scopes: ["https://batch.core.windows.net//.default"] },
  telemetryOptions: { clientRequestIdHeaderName: "client-request-id" },
};

// It refuses to send a token over http, whatever it is told: there its policy for tokens is replaced by less.
const withoutTls: ClientOptions = {
  ...options,
  allowInsecureConnection: true,
  additionalPolicies: [
    {
      position: "perRetry",
      policy: {
        name: "bearerOverHttp",
        async sendRequest(request, next) {
          request.headers.set("Authorization", `Bearer ${(await tokenCredential.getToken()).token}`);
          return next(request);
        },
      },
    },
  ],
};

/** A client on `@azure-rest/core-client`, as Azure's generator writes them today. */
export const open: Open = (endpoint) => {
  const client = endpoint.startsWith("https:")
    ? getClient(endpoint, tokenCredential, options)
    : getClient(endpoint, withoutTls);
  return {
    async terminate(jobId) {
      const { status, body } = await client.path("/jobs/{jobId}/terminate", jobId).post({
        contentType: MEDIA_TYPE,
        queryParameters: { "api-version": API_VERSION },
        headers: { "return-client-request-id": true, "ocp-date": new Date().toUTCString() },
        body: { terminateReason: REASON },
      });
      checkStatus(Number(status), JSON.stringify(body));
    },
  };
};
