import type { Agent, AgentOptions, RequestOptions } from "node:http";
import type { PipelineRequest } from "../pipeline.ts";
import type { Transport } from "../transport.ts";
import { exchange, type SendRequest } from "./exchange.ts";

/** What the connections of a client can be given. */
export interface ConnectionOptions {
  readonly agent?: Agent | undefined;
  /** The environment variables that name proxies. */
  readonly proxyEnv?: NodeJS.ProcessEnv | undefined;
}

interface Opened {
  readonly send: SendRequest;
  readonly agent: Agent;
}

/** The most connections of one client: what is asked for beyond that waits for one to be free. */
export const MAX_SOCKETS = 256;

/**
 * Sends over node:http or node:https, on connections that are kept. The module is loaded by the first request.
 * @param endpoint where all requests go
 */
export function nodeTransport(endpoint: string, options: ConnectionOptions = {}): Transport {
  const { protocol, hostname, port, host, origin } = new URL(endpoint);
  let opened: Opened | undefined;
  let opening: Promise<Opened> | undefined;
  const open = async (): Promise<Opened> => {
    const module = await (protocol === "https:" ? import("node:https") : import("node:http"));
    // Told to use the proxies of the environment, Node.js has its own agents do so.
    const { proxyEnv = ownOptions(module.globalAgent).proxyEnv } = options;
    return { send: module.request, agent: options.agent ?? new module.Agent(agentOptions(proxyEnv)) };
  };
  // An IPv6 address stands in brackets in a URL only.
  const target = { host: hostname.replace(/^\[|\]$/g, ""), port };
  return async (request, signal) => {
    // Once for all, however many begin at once.
    opening ??= open();
    opened ??= await opening;
    return exchange(
      opened.send,
      {
        ...target,
        agent: opened.agent,
        method: request.method,
        path: request.url.slice(origin.length),
        headers: headersOf(request, host),
      },
      request.body,
      signal,
    );
  };
}

// An Agent keeps what it was made with; the types do not say so.
const ownOptions = (agent: Agent) => (agent as Agent & { readonly options: AgentOptions }).options;

const agentOptions = (proxyEnv: AgentOptions["proxyEnv"]): AgentOptions => ({
  keepAlive: true,
  maxSockets: MAX_SOCKETS,
  // Of a connection that nobody uses. Node.js drops its own after as long.
  timeout: 5_000,
  ...(proxyEnv && { proxyEnv }),
});

// Name and value by turns: so they are written as they are, without a copy that could be changed.
function headersOf({ headers, body }: PipelineRequest, host: string): RequestOptions["headers"] & string[] {
  const all = ["host", host];
  for (const [name, value] of headers) all.push(name, value);
  if (body !== undefined) all.push("content-length", String(Buffer.byteLength(body)));
  return all as RequestOptions["headers"] & string[];
}
