import { challengedClaims } from "./cae-challenge.ts";
import {
  type BatchCredential,
  isAccountName,
  isBase64,
  isTokenCredential,
  type NamedKeyCredential,
  UnusableCredentialError,
} from "./credential.ts";
import { BatchCredentialError } from "./errors.ts";
import { formatHttpDate } from "./http-date.ts";
import {
  errorDetails,
  errorTrail,
  type PipelineAnswer,
  type PipelineRequest,
  type Send,
} from "./pipeline.ts";
import type { Runtime } from "./runtime.ts";
import {
  authorizationHeader,
  type MakeSigner,
  makeWebSigner,
  type Signer,
  stringToSign,
} from "./shared-key.ts";
import { TokenCache } from "./token-cache.ts";

/** One way of signing in. */
export interface Authorizer {
  readonly scheme: "Bearer" | "SharedKey";
  /**
   * Makes the Authorization header for a request that is otherwise complete.
   * @param claims what the service asked a new token to carry
   */
  authorize(request: PipelineRequest, claims?: string): Promise<Authorization>;
  /** The service answered 401; returns the claims that it asks a new token to carry, if it does. */
  refused(authorization: Authorization, answer: PipelineAnswer): string | undefined;
}

/** An Authorization header. */
export interface Authorization {
  readonly header: string;
  /** The part of the header that nobody else may see. */
  readonly secret: string;
}

/**
 * Dates and signs each attempt afresh: the service takes a signature for 15 minutes only. A challenge for further
 * claims is answered once a call, at once and outside the retries.
 */
export const authorize =
  (authorizer: Authorizer, runtime: Runtime) =>
  (next: Send): Send =>
  async (request) => {
    const { call, headers, signal } = request;
    let claims: string | undefined;
    for (;;) {
      headers.set("ocp-date", formatHttpDate(runtime.now()));
      let authorization: Authorization;
      try {
        authorization = await authorizer.authorize(request, claims);
      } catch (error) {
        throw signal.aborted ? signal.reason : credentialError(request, error);
      }
      call.scheme = authorizer.scheme;
      call.secrets.add(authorization.secret);
      headers.set("authorization", authorization.header);
      const answer = await next(request);
      claims = answer.status === 401 ? authorizer.refused(authorization, answer) : undefined;
      if (claims === undefined || call.challenged) return answer;
      call.challenged = true;
    }
  };

/** The authorizer for a credential, which {@link checkCredential} has seen. */
export const createAuthorizer = (
  credential: BatchCredential,
  scope: string,
  runtime: Runtime,
  makeSigner: MakeSigner = makeWebSigner,
): Authorizer =>
  isTokenCredential(credential)
    ? tokenAuthorizer(new TokenCache(credential, scope, runtime))
    : sharedKeyAuthorizer(credential, makeSigner);

function tokenAuthorizer(cache: TokenCache): Authorizer {
  // Tokens are long: joined anew, one is copied again with each request.
  let last: Authorization | undefined;
  return {
    scheme: "Bearer",
    async authorize({ signal }, claims) {
      const secret = await cache.get(signal, claims);
      if (last?.secret !== secret) last = { header: `Bearer ${secret}`, secret };
      return last;
    },
    refused({ secret }, { headers }) {
      cache.forget(secret);
      return challengedClaims(headers.get("www-authenticate"));
    },
  };
}

function sharedKeyAuthorizer(credential: NamedKeyCredential, makeSigner: MakeSigner): Authorizer {
  let made: { readonly key: string; readonly signer: Promise<Signer> } | undefined;
  return {
    scheme: "SharedKey",
    async authorize({ method, url, headers, body }) {
      // Read at each attempt: AzureNamedKeyCredential can be given a rotated key at any time.
      const { name, key } = credential;
      if (!isAccountName(name)) throw new UnusableCredentialError("an account name that cannot be sent");
      if (!isBase64(key)) throw new UnusableCredentialError("a key that is not base64");
      if (made?.key !== key) made = { key, signer: makeSigner(key) };
      const contentLength = body === undefined ? undefined : new TextEncoder().encode(body).byteLength;
      const text = stringToSign({ method, url, headers, contentLength }, name);
      const sign = await made.signer;
      const secret = await sign(text);
      return { header: authorizationHeader(name, secret), secret };
    },
    refused: () => undefined,
  };
}

// The text of a credential's error is left to `cause`: nobody knows what it repeats.
function credentialError({ call }: PipelineRequest, error: unknown): BatchCredentialError {
  const what =
    error instanceof UnusableCredentialError
      ? `the credential returned ${error.message}`
      : `the credential threw ${nameOf(error)}; see cause`;
  return new BatchCredentialError(`${call.label}: ${what} ${errorTrail(call)}`, errorDetails(call, error));
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "something that is not an Error";
  try {
    return /^\w{1,64}$/.test(error.name) ? error.name : "an Error";
  } catch {
    return "an Error";
  }
}
