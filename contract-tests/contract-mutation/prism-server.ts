import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** A document as Prism reads it. */
export type Operations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

/** Prism inside this process. */
export interface PrismServer {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends every connection and closes the port. */
  stop(): Promise<void>;
}

type Logger = ReturnType<typeof createServer>["logger"];

// What Prism asks of its logger, and nothing is written.
const silent = {
  ...{ trace() {}, debug() {}, info() {}, success() {}, warn() {}, error() {}, fatal() {} },
  child: () => silent,
} as unknown as Logger;

/**
 * Has Prism read a document; a mock and a proxy can share what it made of it.
 * @throws when Prism cannot read it, or finds no operation in it
 */
export async function readByPrism(document: object): Promise<Operations> {
  // Prism replaces the references in what it is given.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  if (operations.length === 0) throw new Error("Prism finds no operation.");
  return operations;
}

/**
 * Starts Prism on a free port of the loopback: as a mock, or as a validating proxy.
 * @param upstream the URL to hand requests on to; without it Prism answers itself
 */
export async function startPrismServer(operations: Operations, upstream?: string): Promise<PrismServer> {
  // As the command line sets them.
  const shared = {
    ...{ validateRequest: true, validateResponse: true, checkSecurity: true, errors: false },
    ...{ upstreamProxy: undefined, mock: { dynamic: false } },
  };
  const config =
    upstream === undefined
      ? ({ ...shared, isProxy: false } as const)
      : ({ ...shared, isProxy: true, upstream: new URL(upstream) } as const);
  const server = createServer(operations, { cors: false, config, components: { logger: silent } });
  const url = await server.listen(0, "127.0.0.1");
  let stopped: Promise<void> | undefined;
  return {
    url,
    stop() {
      stopped ??= server.close();
      return stopped;
    },
  };
}
