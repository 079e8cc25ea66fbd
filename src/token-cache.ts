import { type AccessToken, type TokenCredential, UnusableCredentialError } from "./credential.ts";
import { type Runtime, untilAborted } from "./runtime.ts";
import type { StopSignal } from "./stop.ts";

// Azure/azure-sdk-for-js, core-rest-pipeline, tokenCycler: refreshed in the background from two minutes before its end.
const REFRESH_MARGIN_MS = 120_000;
// A token this close to its end may be over when the service reads it, so a new one is waited for.
const EXPIRY_MARGIN_MS = 10_000;
// An early refresh that fails, or brings nothing newer, is not repeated at once: the old token still serves.
const REFRESH_PAUSE_MS = 30_000;

interface Pending {
  readonly claims: string | undefined;
  readonly token: Promise<AccessToken>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps one token for one scope. However many calls wait, the credential is asked once; it is asked again before the
 * token ends, in the background while the old one serves.
 */
export class TokenCache {
  readonly #credential: TokenCredential;
  readonly #scope: string;
  readonly #runtime: Runtime;
  #token: (AccessToken & { readonly claims: string | undefined }) | undefined;
  #pending: Pending | undefined;
  #pauseUntil = Number.NEGATIVE_INFINITY;

  constructor(credential: TokenCredential, scope: string, runtime: Runtime) {
    this.#credential = credential;
    this.#scope = scope;
    this.#runtime = runtime;
  }

  /**
   * A token that can be sent. One waiter's abort ends its own waiting only; the last one's ends the request.
   * @param claims what the service asked a new token to carry
   */
  async get(signal: StopSignal, claims?: string): Promise<string> {
    const now = this.#runtime.now();
    const token = this.#token;
    const carriesClaims = claims === undefined || token?.claims === claims;
    if (token && carriesClaims && now < token.expiresOnTimestamp - EXPIRY_MARGIN_MS) {
      if (now >= refreshAt(token) && now >= this.#pauseUntil) this.#request(undefined);
      return token.token;
    }
    const pending = this.#request(claims);
    pending.waiting++;
    try {
      return (await untilAborted(pending.token, signal)).token;
    } finally {
      if (--pending.waiting === 0 && signal.aborted) this.#drop(pending);
    }
  }

  /** Forgets a token that the service refused, unless a newer one has taken its place. */
  forget(token: string): void {
    if (this.#token?.token === token) this.#token = undefined;
  }

  #request(claims: string | undefined): Pending {
    if (this.#pending && (claims === undefined || this.#pending.claims === claims)) return this.#pending;
    const controller = new AbortController();
    const pending: Pending = { claims, token: this.#ask(controller.signal, claims), controller, waiting: 0 };
    this.#pending = pending;
    pending.token.then(
      (token) => this.#settle(pending, token),
      () => this.#settle(pending, undefined),
    );
    return pending;
  }

  async #ask(abortSignal: AbortSignal, claims: string | undefined): Promise<AccessToken> {
    const token = await this.#credential.getToken(this.#scope, {
      abortSignal,
      enableCae: true,
      ...(claims === undefined ? {} : { claims }),
    });
    // Only what can stand in a header: anything else would be repeated in the error that fetch throws.
    if (typeof token?.token === "string" && /^[\x21-\x7e]+$/.test(token.token)) return token;
    throw new UnusableCredentialError(
      token
        ? 'a token that cannot be sent: it must be printable ASCII without spaces, and without "Bearer"'
        : "no token: getToken must resolve with { token, expiresOnTimestamp }",
    );
  }

  #settle(pending: Pending, token: AccessToken | undefined): void {
    if (this.#pending !== pending) return;
    this.#pending = undefined;
    const now = this.#runtime.now();
    this.#pauseUntil = now + REFRESH_PAUSE_MS;
    if (token && (token.expiresOnTimestamp > now || !this.#token))
      this.#token = { ...token, claims: pending.claims };
  }

  #drop(pending: Pending): void {
    if (this.#pending === pending) this.#pending = undefined;
    pending.controller.abort();
  }
}

const refreshAt = ({ refreshAfterTimestamp, expiresOnTimestamp }: AccessToken) =>
  Math.min(refreshAfterTimestamp ?? Number.POSITIVE_INFINITY, expiresOnTimestamp - REFRESH_MARGIN_MS);
