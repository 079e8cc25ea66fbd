import type { BatchError } from "../../generated/types.gen.ts";
import type { Exchange } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";

/** Statuses of those who ask to come back later: they have not looked at the request. */
export const NOT_NOW = [408, 429];
const NO_ACCESS = [401, 403];

/** Whether a request was refused: who answers that the job is not there has taken the request. */
export function isRefused({ response: { status, body } }: Exchange): boolean {
  const { code } = (parsedJson(body) ?? {}) as BatchError;
  return status >= 400 && status <= 499 && !NOT_NOW.includes(status) && code !== "JobNotFound";
}

/**
 * Whether a request that is signed as it should be was refused for what it is.
 * @param bendsPath whether its path leads elsewhere, so that there is nothing to be found
 */
export const isRefusedForItself = (exchange: Exchange, bendsPath: boolean): boolean =>
  isRefused(exchange) &&
  !NO_ACCESS.includes(exchange.response.status) &&
  (bendsPath || exchange.response.status !== 404);
