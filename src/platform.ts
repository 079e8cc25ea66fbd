import type { Rules } from "./input.ts";
import type { MakeSigner } from "./shared-key.ts";
import type { Transport } from "./transport.ts";

/** What some runtimes do in a way of their own. */
export interface Platform {
  /** Makes what sends all requests to an endpoint, where the caller gives no `fetch`. */
  readonly transport: (endpoint: string) => Transport;
  readonly makeSigner: MakeSigner;
  /** The rules of client options that only this runtime has. */
  readonly optionRules: Rules<Record<string, unknown>>;
}
