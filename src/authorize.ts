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
import { errorDetails, errorTrail, type PipelineRequest, type Send } from "./pipeline.ts";
import type { Runtime } from "./runtime.ts";
import { authorizationHeader, importKey, signature, stringToSign } from "./shared-key.ts";
import { TokenCache } from "./token-cache.ts";

/** One way of signing in. */
export interface Authorizer {
  /** Makes the Authorization header for a request that is otherwise complete. */
  authorize(request: PipelineRequest): Promise<Authorization>;
  /** The service answered 401. */
  refused(authorization: Authorization): void;
}

/** An Authorization header. */
export interface Authorization {
  readonly header: string;
  /** The part of the header that nobody else may see. */
  readonly secret: string;
}

/** Dates and signs each attempt afresh: the service takes a signature for 15 minutes only. */
export const authorize =
  (authorizer: Authorizer, runtime: Runtime) =>
  (next: Send): Send =>
  async (request) => {
    const headers = new Headers(request.headers);
    headers.set("ocp-date", formatHttpDate(runtime.now()));
    const dated = { ...request, headers };
    const authorization = await authorizer.authorize(dated).catch((error) => {
      throw request.signal.aborted ? request.signal.reason : credentialError(request, error);
    });
    request.call.secrets.add(authorization.secret);
    headers.set("authorization", authorization.header);
    const response = await next(dated);
    if (response.status === 401) authorizer.refused(authorization);
    return response;
  };

/** The authorizer for a credential, which {@link checkCredential} has seen. */
export const createAuthorizer = (credential: BatchCredential, scope: string, runtime: Runtime): Authorizer =>
  isTokenCredential(credential)
    ? tokenAuthorizer(new TokenCache(credential, scope, runtime))
    : sharedKeyAuthorizer(credential);

const tokenAuthorizer = (cache: TokenCache): Authorizer => ({
  async authorize({ signal }) {
    const token = await cache.get(signal);
    return { header: `Bearer ${token}`, secret: token };
  },
  refused: ({ secret }) => cache.forget(secret),
});

function sharedKeyAuthorizer(credential: NamedKeyCredential): Authorizer {
  let imported: { readonly key: string; readonly cryptoKey: Promise<CryptoKey> } | undefined;
  return {
    async authorize({ method, url, headers, body }) {
      // Read at each attempt: AzureNamedKeyCredential can be given a rotated key at any time.
      const { name, key } = credential;
      if (!isAccountName(name)) throw new UnusableCredentialError("an account name that cannot be sent");
      if (!isBase64(key)) throw new UnusableCredentialError("a key that is not base64");
      if (imported?.key !== key) imported = { key, cryptoKey: importKey(key) };
      const contentLength = new TextEncoder().encode(body).byteLength;
      const text = stringToSign({ method, url, headers, contentLength }, name);
      const secret = await signature(await imported.cryptoKey, text);
      return { header: authorizationHeader(name, secret), secret };
    },
    refused() {},
  };
}

// The message of a credential's error is left to `cause`: nobody knows what it repeats.
function credentialError({ call }: PipelineRequest, error: unknown): BatchCredentialError {
  const what =
    error instanceof UnusableCredentialError
      ? `the credential returned ${error.message}`
      : `the credential threw ${error instanceof Error ? error.name : "something that is not an Error"}; see cause`;
  return new BatchCredentialError(`${call.label}: ${what} ${errorTrail(call)}`, errorDetails(call, error));
}
