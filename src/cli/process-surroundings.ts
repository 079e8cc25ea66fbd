import { BatchClient } from "./library.ts";
import type { Identity, Surroundings } from "./surroundings.ts";

// Not a literal: it is an optional peer, which neither the compiler nor the bundler may look for.
const IDENTITY: string = "@azure/identity";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** The surroundings of the running process. */
export const processSurroundings = (): Surroundings => ({
  env: process.env,
  // Looking it up opens it: that is left to a command that reads it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => Date.now(),
  elapsed: () => performance.now(),
  onInterrupt(heard) {
    for (const signal of SIGNALS) process.on(signal, heard);
    return () => {
      for (const signal of SIGNALS) process.off(signal, heard);
    };
  },
  exit: (code) => process.exit(code),
  connect: (endpoint, credential, options) => new BatchClient(endpoint, credential, options),
  loadIdentity: async () => (await import(IDENTITY)) as Identity,
});
