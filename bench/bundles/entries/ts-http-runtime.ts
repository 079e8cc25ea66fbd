import { getClient } from "@typespec/ts-http-runtime";

declare const endpoint: string;
declare const credential: { getBearerToken(): Promise<string> };

await getClient(endpoint, { authSchemes: [{ kind: "http", scheme: "bearer" }], credential })
  .path("/jobs/{jobId}/terminate", "job-1")
  .post({
    contentType: "application/json; odata=minimalmetadata",
    queryParameters: { "api-version": "2023-11-01.18.0" },
    body: { terminateReason: "superseded" },
  });
