import type { BatchClient, BatchClientOptions } from "./library.ts";
import type { Surroundings } from "./surroundings.ts";

/** A request as it would be sent. */
export interface RehearsedRequest {
  readonly method: string;
  readonly url: string;
  /** The conditions under which the service would act. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A client that sends nothing: each request is answered on the spot, as if the job were ended by it. */
export interface Rehearsal {
  readonly client: BatchClient;
  /** The last request that changes anything. */
  sent(): RehearsedRequest | undefined;
}

// Opens nothing, and goes nowhere.
const NOBODY = { name: "nobody", key: btoa("nothing") };

/**
 * Makes a client for what is to be told before anything is sent: what is wrong, and what a dry run would do.
 * @throws {BatchInputError} when the endpoint or an option is wrong
 */
export function rehearse(
  { connect }: Pick<Surroundings, "connect">,
  endpoint: string,
  options: BatchClientOptions,
): Rehearsal {
  let sent: RehearsedRequest | undefined;
  const fetch: BatchClientOptions["fetch"] = async (url, { method = "", headers, body }) => {
    const conditions = [...new Headers(headers)].filter(([name]) => name.startsWith("if-"));
    sent = { method, url, conditions: Object.fromEntries(conditions), body: String(body) };
    return new Response(null, { status: 202 });
  };
  return { client: connect(endpoint, NOBODY, { ...options, fetch }), sent: () => sent };
}
