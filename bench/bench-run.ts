import type { Compiled } from "./prepare/compile.ts";
import type { Effort } from "./results.ts";
import type { Samples } from "./samples.ts";
import type { BenchServer } from "./server/start-server.ts";

/** What every measurement works with. */
export interface BenchRun {
  readonly effort: Effort;
  readonly samples: Samples;
  readonly compiled: Compiled;
  readonly server: BenchServer;
  /** A file with the certificate of the server's authority. */
  readonly authorityFile: string;
  /** CPU time of the server per request, by scheme and candidate; filled by the measurement of calls. */
  readonly serverCpu: Map<string, number[]>;
  /** Says on stderr what goes on. */
  progress(text: string): void;
}

/** How many calls are under way at a time, where it is not one. */
export const WIDTH = 64;
