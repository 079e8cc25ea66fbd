import type * as http from "node:http";
import type { Agent, AgentOptions } from "node:http";
import type * as https from "node:https";
import type { Transport } from "../transport.ts";
import { TransportFault } from "../transport-fault.ts";
import { exchange, type SendRequest } from "./exchange.ts";
import { limitTunnels } from "./limit-tunnels.ts";
import { CONNECT_TIMEOUT_MS } from "./watch-connection.ts";

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
  const { protocol, hostname, port, origin } = new URL(endpoint);
  const isSecure = protocol === "https:";
  let opened: Opened | undefined;
  let opening: Promise<Opened> | undefined;
  const open = async (): Promise<Opened> => {
    const module = await (isSecure ? import("node:https") : loadHttp());
    // Over plain http a proxy would see the credential.
    const proxyEnv = isSecure ? proxyEnvOf(module, options) : undefined;
    return { send: module.request, agent: options.agent ?? makeAgent(module, proxyEnv) };
  };
  // An IPv6 address stands in brackets in a URL only.
  const target = { protocol, host: hostname.replace(/^\[|\]$/g, ""), port };
  const name = `${target.host}:${port || (isSecure ? 443 : 80)}:`;
  return async (request, signal) => {
    // Once for all, however many begin at once.
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    opened ??= await opening;
    const { send, agent } = opened;
    try {
      return await exchange(
        send,
        {
          ...target,
          agent,
          method: request.method,
          path: request.url.slice(origin.length),
        },
        request,
        signal,
      );
    } catch (error) {
      // The others that are kept to the same host have most likely ended with it.
      if (error instanceof TransportFault && error.stale) dropIdle(agent, name);
      throw error;
    }
  };
}

// An import of node:http reads all its exports, and one of them loads the whole fetch of Node.js: that takes longer than
// everything else up to the first answer.
const loadHttp = async (): Promise<typeof http> =>
  // Node.js 20.16, 22.3 and newer.
  process.getBuiltinModule?.("node:http") ?? (await import("node:http"));

function makeAgent(module: Module, proxyEnv: AgentOptions["proxyEnv"]): Agent {
  try {
    const agent = new module.Agent({
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      // Of a connection that nobody uses, and of a proxy until it leads to the host.
      timeout: CONNECT_TIMEOUT_MS,
      ...(proxyEnv && { proxyEnv }),
    });
    if (proxyEnv) limitTunnels(agent);
    return agent;
  } catch {
    // What Node.js throws repeats the proxy's URL, with its password.
    const problem = new Error("the environment names a proxy that cannot be used");
    throw new TransportFault("refused", Object.assign(problem, { code: "ERR_PROXY_INVALID_CONFIG" }));
  }
}

type Module = typeof http | typeof https;

// Told to use the proxies of the environment, Node.js has its own agents do so. What an agent was made with stands in it;
// the types do not say so.
function proxyEnvOf({ globalAgent }: Module, { proxyEnv }: ConnectionOptions): AgentOptions["proxyEnv"] {
  return proxyEnv ?? (globalAgent as Agent & { readonly options?: AgentOptions }).options?.proxyEnv;
}

/** @param target the beginning of an agent's names for its connections to one host and port */
function dropIdle({ freeSockets = {} }: Partial<Agent>, target: string): void {
  for (const [name, sockets = []] of Object.entries(freeSockets)) {
    if (name.startsWith(target)) for (const socket of sockets) socket.destroy();
  }
}
