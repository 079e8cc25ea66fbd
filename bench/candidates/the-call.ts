// The call that every candidate makes, and that the server checks on every request.

export const API_VERSION = "2023-11-01.18.0";
export const MEDIA_TYPE = "application/json; odata=minimalmetadata";
export const REASON = "superseded by nightly-43";
export const ACCEPTED = 202;

/** Stands for an access token: as long as real ones are, and good for nothing. */
export const TOKEN: string = "bench.".repeat(250);

/** Stands for a Batch account and its key. */
export const ACCOUNT: { readonly name: string; readonly key: string } = {
  name: "account",
  key: btoa("k".repeat(64)),
};

const HOUR_MS = 3_600_000;

/** A credential that answers from memory, as the ones of `@azure/identity` do between two refreshes. */
export const tokenCredential = {
  getToken: async (): Promise<{ token: string; expiresOnTimestamp: number }> => ({
    token: TOKEN,
    expiresOnTimestamp: Date.now() + HOUR_MS,
  }),
};

/** The path and query of a call. */
export const targetOf = (jobId: string): string =>
  `/jobs/${encodeURIComponent(jobId)}/terminate?api-version=${API_VERSION}`;

/** The body of a call. */
export const body = (): string => JSON.stringify({ terminateReason: REASON });

/** All headers of a call but its length, fresh for each. */
export const headers = () => ({
  Accept: "application/json",
  "Content-Type": MEDIA_TYPE,
  Authorization: `Bearer ${TOKEN}`,
  "client-request-id": crypto.randomUUID(),
  "return-client-request-id": "true",
  "ocp-date": new Date().toUTCString(),
});

/** Fails loudly, so that no candidate is fast by being refused. */
export function checkStatus(status: number, text: unknown): void {
  if (status !== ACCEPTED) throw new Error(`The server answered ${status}: ${String(text)}`);
}
