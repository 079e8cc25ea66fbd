/** Who may call the service, and which of its versions it speaks. */
export interface Account {
  readonly name: string;
  /** The account key, in base64. */
  readonly key: string;
  /** The one bearer token that it takes. */
  readonly token: string;
  /** Parameters differ from version to version, so there is one. */
  readonly apiVersion: string;
  /** The longest body of a request, in bytes. */
  readonly maxBodyBytes: number;
}

/** An account of nobody; its key opens nothing. */
export const defaultAccount: Account = {
  name: "account",
  key: Buffer.from("an account key that opens nothing").toString("base64"),
  token: "token-of-the-contract-tests",
  apiVersion: "2023-11-01.18.0",
  // No document tells the limit of this operation. Microsoft Learn, "Task - Add Collection", has 1 MB for its bodies.
  maxBodyBytes: 2 ** 20,
};
