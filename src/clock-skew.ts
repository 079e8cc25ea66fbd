import { parseHttpDate } from "./http-date.ts";
import type { AnswerHeaders } from "./pipeline.ts";

// Microsoft Learn, "Authenticate requests to the Azure Batch service": a signature is taken for 15 minutes.
const ALLOWED_SKEW_MS = 15 * 60_000;

/**
 * Says by how much the local clock is off, when that is why the service refused a signature.
 * @param headers the headers of the answer; its `Date` is the service's clock
 * @param nowMs the local clock, in milliseconds since 1970
 */
export function clockSkewNote(headers: AnswerHeaders, nowMs: number): string | undefined {
  const serviceMs = parseHttpDate(headers.get("date") ?? "");
  if (serviceMs === undefined || Math.abs(nowMs - serviceMs) <= ALLOWED_SKEW_MS) return undefined;
  const minutes = Math.round(Math.abs(nowMs - serviceMs) / 60_000);
  return `the local clock is ${minutes} minutes ${nowMs > serviceMs ? "ahead of" : "behind"} the service's, and a signature is taken for 15 minutes; set the clock`;
}
