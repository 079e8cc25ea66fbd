import { expectedAuthorization } from "../../src/testing/shared-key-verifier.ts";
import type { RawRequest } from "../../test/upstream/request-reader.ts";
import type { Account } from "./account.ts";
import { headerText, httpTime } from "./http-values.ts";
import { type BatchAnswer, publishedErrors, withValues } from "./published-errors.ts";

// Microsoft Learn, "Authenticate requests to the Azure Batch service": the two forms of Authorization, the date that a
// signed request must have, and for how long it is taken.
const BEARER = /^Bearer ([\w.~+/-]+=*)$/;
const SHARED_KEY = /^SharedKey [^\s:]+:[A-Za-z0-9+/]+={0,2}$/;
const SIGNATURE_LASTS_MS = 15 * 60_000;

/** Why the service refuses the credentials. */
export function refusalOfAuthorization(
  request: RawRequest,
  account: Account,
  nowMs: number,
): BatchAnswer | undefined {
  const authorization = headerText(request, "authorization");
  // RFC 9110, section 15.5.2: a request without credentials gets 401. Nobody has recorded the service's own.
  if (!authorization) return publishedErrors.AuthenticationFailedForToken;
  const token = BEARER.exec(authorization)?.[1];
  if (token !== undefined) {
    // AzureAD/microsoft-authentication-library-for-js, issue 1735: a token for somebody else gets 401.
    return token === account.token ? undefined : publishedErrors.AuthenticationFailedForToken;
  }
  // Microsoft Learn, "Batch status and error codes": 400 InvalidAuthenticationInfo is about the form.
  if (!SHARED_KEY.test(authorization)) return publishedErrors.InvalidAuthenticationInfo;
  return refusalOfDate(request, nowMs) ?? refusalOfSignature(request, account, authorization);
}

function refusalOfDate(request: RawRequest, nowMs: number): BatchAnswer | undefined {
  const text = headerText(request, "ocp-date") ?? headerText(request, "date");
  if (text === undefined) return failed("A signed request needs a date, in ocp-date or Date.");
  const time = httpTime(text);
  if (time === undefined) return failed(`The date '${text}' cannot be read.`);
  return Math.abs(nowMs - time) > SIGNATURE_LASTS_MS
    ? failed(`The date '${text}' is more than 15 minutes away from the service's own.`)
    : undefined;
}

const refusalOfSignature = (request: RawRequest, account: Account, authorization: string) =>
  authorization === expectedAuthorization(request, account.name, account.key)
    ? undefined
    : failed("The signature is not the one that the service computed for this account.");

const failed = (detail: string) =>
  withValues(publishedErrors.AuthenticationFailed, { AuthenticationErrorDetail: detail });
