import type { RawRequest } from "../../test/upstream/request-reader.ts";
import type { Account } from "./account.ts";
import type { BatchAnswer } from "./published-errors.ts";
import { refusalOfAuthorization } from "./refuse-authorization.ts";
import { refusalOfBody } from "./refuse-body.ts";
import { refusalOfHeaders } from "./refuse-headers.ts";
import { operationOf, refusalOfPath, refusalOfQuery } from "./refuse-line.ts";

/**
 * Why the service refuses a request whatever the job; undefined when it has nothing against it. No document tells the
 * order: this one goes from what is read first to what is read last, and tells strangers nothing.
 */
export const refusalOf = (request: RawRequest, account: Account, nowMs: number): BatchAnswer | undefined =>
  refusalOfPath(request) ??
  refusalOfAuthorization(request, account, nowMs) ??
  refusalOfQuery(request, account) ??
  refusalOfHeaders(request) ??
  // A read has no body to refuse.
  (operationOf(request) === "read" ? undefined : refusalOfBody(request, account));
