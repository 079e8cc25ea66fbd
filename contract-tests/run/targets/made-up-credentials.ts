import { randomBytes } from "node:crypto";
import type { NamedKeyCredential, TokenCredential } from "../../../src/index.ts";

/** An account key that opens nothing, made up for each run. */
export const ACCOUNT: NamedKeyCredential = { name: "account", key: randomBytes(64).toString("base64") };

/** A token that opens nothing, made up for each run. */
export const TOKEN_TEXT: string = randomBytes(32).toString("base64url");

export const TOKEN: TokenCredential = {
  getToken: async () => ({ token: TOKEN_TEXT, expiresOnTimestamp: Date.now() + 24 * 3_600_000 }),
};
