import { inject } from "vitest";
import {
  BatchClient,
  type BatchClientOptions,
  type BatchCredential,
  type NamedKeyCredential,
  type Runtime,
  type TokenCredential,
} from "../src/index.ts";

/** A credential whose token lasts longer than any test. */
export const tokenCredential: TokenCredential = {
  getToken: async () => ({
    token: "token-of-the-contract-tests",
    expiresOnTimestamp: Date.now() + 3_600_000,
  }),
};

/** An account key that opens nothing. */
export const keyCredential: NamedKeyCredential = {
  name: "account",
  key: Buffer.from("an account key that opens nothing").toString("base64"),
};

export interface MockClientOptions extends BatchClientOptions {
  /** @default the mock of this run */
  endpoint?: string;
  /** @default {@link tokenCredential} */
  credential?: BatchCredential;
  runtime?: Runtime;
}

/** A client of the mock. It makes one attempt, and waits for nothing if told to make more. */
export function mockClient(options: MockClientOptions = {}): BatchClient {
  const { endpoint = inject("prismUrl"), credential = tokenCredential, runtime, ...rest } = options;
  return new BatchClient(endpoint, credential, { maxRetries: 0, retryBaseDelayMs: 0, ...rest }, runtime);
}
