import type { AccessToken, TokenCredential } from "azure-batch-job-terminate";

// Ten seconds before its end a token is no longer sent, so each of these serves for two seconds.
const LIFETIME_MS = 12_000;
const FAILS_EACH = 20;

/** A credential whose tokens end soon, and which fails now and then. */
export class RotatingCredential implements TokenCredential {
  asked = 0;

  async getToken(): Promise<AccessToken> {
    this.asked++;
    if (this.asked % FAILS_EACH === 0) throw new Error("the identity service is down");
    return { token: `token-${this.asked}`, expiresOnTimestamp: Date.now() + LIFETIME_MS };
  }
}
