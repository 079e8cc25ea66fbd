import { request } from "undici";
import type { Open } from "./candidate.ts";
import { body, checkStatus, headers, targetOf } from "./the-call.ts";

/** `undici.request` with the global dispatcher. */
export const open: Open = (endpoint) => ({
  async terminate(jobId) {
    const response = await request(`${endpoint}${targetOf(jobId)}`, {
      method: "POST",
      headers: headers(),
      body: body(),
    });
    checkStatus(response.statusCode, await response.body.text());
  },
});
