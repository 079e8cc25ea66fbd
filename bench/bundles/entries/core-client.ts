import { getClient } from "@azure-rest/core-client";

declare const endpoint: string;
declare const credential: { getToken(): Promise<{ token: string; expiresOnTimestamp: number }> };

await getClient(endpoint, credential)
  .path("/jobs/{jobId}/terminate", "job-1")
  .post({
    contentType: "application/json; odata=minimalmetadata",
    queryParameters: { "api-version": "2023-11-01.18.0" },
    body: { terminateReason: "superseded" },
  });
