import type { Open } from "./candidate.ts";
import { body, checkStatus, headers, targetOf } from "./the-call.ts";

/** The global `fetch`. */
export const open: Open = (endpoint) => ({
  async terminate(jobId) {
    const response = await fetch(`${endpoint}${targetOf(jobId)}`, {
      method: "POST",
      headers: headers(),
      body: body(),
    });
    checkStatus(response.status, await response.text());
  },
});
