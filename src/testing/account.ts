import type { AccessToken, NamedKeyCredential } from "../credential.ts";

/** An account of the public cloud; nothing in the tests reaches it. */
export const ENDPOINT = "https://account.region.batch.azure.com";

export const SHARED_KEY: NamedKeyCredential = { name: "account", key: btoa("an account key") };

/** A credential whose token never ends. */
export const tokenCredential = (token: string) => ({
  getToken: async (): Promise<AccessToken | null> => ({
    token,
    expiresOnTimestamp: Number.POSITIVE_INFINITY,
  }),
});
