import { expectedAuthorization } from "../../src/testing/shared-key-verifier.ts";
import type { AnswerLike } from "../../test/upstream/answer.ts";
import { batchError } from "../../test/upstream/batch-answers.ts";
import { headerOf, type RawRequest } from "../../test/upstream/request-reader.ts";
import type { Identity } from "./identity.ts";

const FIFTEEN_MINUTES_MS = 900_000;

/**
 * What the service refuses a request with, or undefined. The signature is computed anew over what came off the wire.
 * @param job the job of the request; one of them says what it wants to be signed in with, or what it has to say
 */
export function refusal(
  request: RawRequest,
  job: string,
  identity: Identity,
  nowMs: number,
): AnswerLike | undefined {
  const given = headerOf(request, "authorization");
  const { account, key, token, reason } = identity;
  if (job === "with-token") return given === `Bearer ${token}` ? undefined : forbidden("another token");
  if (given !== expectedAuthorization(request, account, key)) return forbidden("a signature that is wrong");
  const signedAt = Date.parse(headerOf(request, "ocp-date") ?? headerOf(request, "date") ?? "");
  if (!(Math.abs(nowMs - signedAt) < FIFTEEN_MINUTES_MS)) return forbidden("a date that is far off");
  return job === "with-reason" && reasonOf(request) !== reason
    ? batchError(400, "InvalidRequestBody", "The body does not hold the reason.")
    : undefined;
}

const forbidden = (what: string) => batchError(403, "AuthenticationFailed", `The service was given ${what}.`);

function reasonOf({ body }: RawRequest): unknown {
  try {
    return JSON.parse(body.toString("utf8")).terminateReason;
  } catch {
    return undefined;
  }
}
