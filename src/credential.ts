import { BatchInputError } from "./errors.ts";

/** An access token, as the credentials of `@azure/identity` return it. */
export interface AccessToken {
  readonly token: string;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
  /** From when on a new one should be asked for, in milliseconds since 1970. */
  readonly refreshAfterTimestamp?: number;
}

/** What a token request asks for. */
export interface GetTokenOptions {
  readonly abortSignal?: AbortSignal;
  readonly enableCae?: boolean;
  readonly claims?: string;
}

/** A Microsoft Entra ID credential: structurally the `TokenCredential` of `@azure/core-auth`. */
export interface TokenCredential {
  getToken(scope: string, options: GetTokenOptions): Promise<AccessToken | null>;
}

/** A Batch account's name and one of its base64 keys: structurally the `NamedKeyCredential` of `@azure/core-auth`. */
export interface NamedKeyCredential {
  readonly name: string;
  readonly key: string;
}

/** What a {@link BatchClient} can sign in with. */
export type BatchCredential = TokenCredential | NamedKeyCredential;

/** Whether a credential gives out tokens. */
export const isTokenCredential = (credential: BatchCredential): credential is TokenCredential =>
  typeof (credential as Partial<TokenCredential>).getToken === "function";

/**
 * Checks a credential without asking it for anything. Messages never repeat any of it.
 * @throws {BatchInputError} when it is neither kind, or its key is not base64
 */
export function checkCredential(credential: BatchCredential): void {
  if (typeof credential !== "object" || credential === null) {
    throw new BatchInputError(
      "credential",
      "must be a TokenCredential (an object with getToken, such as new DefaultAzureCredential()) or an object with the account's name and key.",
    );
  }
  if (isTokenCredential(credential)) return;
  const { name, key } = credential;
  if (!isAccountName(name)) {
    throw new BatchInputError(
      "credential.name",
      `must be the name of the Batch account, letters and digits; ${mistake(name)}.`,
    );
  }
  if (typeof key !== "string" || !isBase64(key)) {
    throw new BatchInputError(
      "credential.key",
      `must be the account key in base64, as the Azure portal shows it; ${mistake(key)}.`,
    );
  }
}

// Never the value itself: a secret may stand in the wrong place.
function mistake(value: unknown): string {
  if (value === "") return "got an empty text";
  if (typeof value !== "string") return `got ${typeof value}`;
  return /\s/.test(value) ? "got one with a space or line break" : "got something else";
}

/** Whether a value can be an account's name; more is left to the service. */
export const isAccountName = (name: unknown): boolean => typeof name === "string" && /^[\w.-]+$/.test(name);

/** Whether a text is non-empty padded base64. */
export const isBase64 = (text: string): boolean =>
  text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

/** The credential answered, but with nothing that can be sent; its message completes "the credential returned …". */
export class UnusableCredentialError extends Error {
  override readonly name = "UnusableCredentialError";
}
