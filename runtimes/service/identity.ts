/** Whom the smoke program signs in as, and what it says: known to the program and to the service. */
export interface Identity {
  readonly account: string;
  readonly key: string;
  readonly token: string;
  readonly reason: string;
}

/** One for every run; it opens nothing. The reason needs UTF-8 to be right in length and signature. */
export const identity: Identity = {
  account: "account",
  key: Buffer.from("a key that opens nothing").toString("base64"),
  token: "a-token-that-opens-nothing",
  reason: "superseded – überholt",
};
