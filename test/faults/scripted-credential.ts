import { randomBytes } from "node:crypto";
import type { AccessToken, BatchCredential, GetTokenOptions, TokenCredential } from "../../src/credential.ts";

/** What the credential does at one request for a token. */
export type TokenStep = "gives" | "hangs" | "throws" | "givesNothing";

const HOUR_MS = 3_600_000;

/** A credential that plays a list of steps; every secret that it gives out is its own and is kept. */
export class ScriptedCredential implements TokenCredential {
  readonly secrets: string[] = [];
  readonly requests: GetTokenOptions[] = [];
  readonly #steps: readonly TokenStep[];
  readonly #now: () => number;
  readonly #onStall: () => void;

  constructor(steps: readonly TokenStep[], now: () => number, onStall: () => void) {
    this.#steps = steps;
    this.#now = now;
    this.#onStall = onStall;
  }

  async getToken(_scope: string, options: GetTokenOptions): Promise<AccessToken | null> {
    this.requests.push(options);
    const step = this.#steps[this.requests.length - 1] ?? "gives";
    if (step === "throws") throw new Error("the identity service is down");
    if (step === "givesNothing") return null;
    if (step === "hangs") {
      setImmediate(this.#onStall);
      return new Promise(() => {});
    }
    const token = `canary.${randomBytes(24).toString("base64url")}`;
    this.secrets.push(token);
    return { token, expiresOnTimestamp: this.#now() + HOUR_MS };
  }
}

export const ACCOUNT = "canaryaccount";

/** A fresh account key. */
export const accountKey = (): BatchCredential & { readonly key: string } => ({
  name: ACCOUNT,
  key: randomBytes(64).toString("base64"),
});
