/** Where the server listens, once it does. */
export interface Listening {
  readonly http: string;
  readonly https: string;
  /** Plain http, each answer after the delay. */
  readonly delayed: string;
  /** The certificate that clients need for https. */
  readonly authority: string;
}

/** What the server has done since it was asked the last time. */
export interface ServerStatistics {
  readonly requests: number;
  readonly refused: number;
  /** User and system time of its process. */
  readonly cpuMicros: number;
  /** From the request read to the answer written, as a mean. */
  readonly meanServiceMs: number;
}

/** What the server's process sends. */
export type ServerMessage =
  | { readonly kind: "listening"; readonly listening: Listening }
  | { readonly kind: "statistics"; readonly statistics: ServerStatistics };
