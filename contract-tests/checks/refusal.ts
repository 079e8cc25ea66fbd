import type { BatchError } from "../../generated/types.gen.ts";
import type { Exchange } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";

/** Whether a request was refused for what it is: who answers that the job is not there has taken the request. */
export function isRefused({ response: { status, body } }: Exchange): boolean {
  const { code } = (parsedJson(body) ?? {}) as BatchError;
  return status >= 400 && status <= 499 && code !== "JobNotFound";
}
