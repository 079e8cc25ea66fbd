import { request } from "undici";

declare const endpoint: string;
declare const token: string;

await request(`${endpoint}/jobs/job-1/terminate?api-version=2023-11-01.18.0`, {
  method: "POST",
  headers: {
    Authorization: `Bearer ${token}`,
    "Content-Type": "application/json; odata=minimalmetadata",
  },
  body: JSON.stringify({ terminateReason: "superseded" }),
});
