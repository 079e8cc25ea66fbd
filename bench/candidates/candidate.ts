/** A client, ready to call. */
export interface OpenClient {
  /** Makes one call, checks that it was accepted, and reads the answer to its end. */
  terminate(jobId: string): Promise<void>;
  /** Makes many calls with the client's own means; without it they are made in a plain loop. */
  terminateMany?(jobIds: readonly string[], atATime: number): Promise<void>;
  /** Lets go of all connections. */
  close?(): void | Promise<void>;
}

/** What each module of this folder exports as `open`. */
export type Open = (endpoint: string) => OpenClient;
