import type { Readable } from "node:stream";
import type { BatchClient, BatchClientOptions, BatchCredential, TokenCredential } from "./library.ts";

/** A stream that text is written to. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** How much is still to be written. */
  readonly writableLength?: number;
};

/** What is needed of `@azure/identity`. */
export interface Identity {
  readonly DefaultAzureCredential: new (options?: { readonly authorityHost?: string }) => TokenCredential;
}

/** Everything that the command line touches outside of itself and the file system. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The wall clock, in milliseconds since 1970. */
  now(): number;
  /** A clock that never jumps, in milliseconds. */
  elapsed(): number;
  /** Calls back at each Ctrl-C, and when the process is asked to end; the returned function ends that. */
  onInterrupt(heard: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
  /** Makes a client. */
  connect(endpoint: string, credential: BatchCredential, options: BatchClientOptions): BatchClient;
  /** Loads `@azure/identity`. */
  loadIdentity(): Promise<Identity>;
}
