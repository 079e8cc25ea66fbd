import type { Agent } from "node:http";
import { BatchInputError } from "../errors.ts";
import type { BatchClientOptions } from "../options.ts";
import type { ConnectionOptions } from "./transport.ts";

/** The options of a {@link BatchClient} on Node.js, from `azure-batch-job-terminate/node`. */
export interface NodeBatchClientOptions extends BatchClientOptions {
  /**
   * What makes and keeps the connections, instead of an agent of the client's own: an `Agent` of node:https, or one with
   * its shape, such as a proxy agent; for an endpoint over plain http one of node:http. It is yours to destroy.
   * @default an agent of the client's own, with at most 256 connections that are kept
   */
  readonly agent?: Agent;
  /**
   * The environment that names proxies, in Node's own words: `HTTPS_PROXY`, `NO_PROXY`. Needs Node.js 22.21, 24.5 or newer.
   * @default `process.env` where Node.js itself is told to use it (`NODE_USE_ENV_PROXY=1`), otherwise none
   */
  readonly proxyEnv?: NodeJS.ProcessEnv;
}

/**
 * Checks the options of a client that are for Node.js alone.
 * @throws {BatchInputError} for a wrong value, or one that does not go with another
 */
export function readNodeOptions(
  options: NodeBatchClientOptions,
  endpoint: unknown,
  version: string,
): ConnectionOptions {
  // What is no mapping is refused with the other options.
  const { fetch, agent, proxyEnv }: NodeBatchClientOptions = Object(options);
  const [first, second] = Object.entries({ fetch, agent, proxyEnv })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (second) {
    throw new BatchInputError(`options.${second}`, `does not go with options.${first}. Give one of them.`);
  }
  if (agent !== undefined) checkAgent(agent, endpoint);
  if (proxyEnv !== undefined) checkProxyEnv(proxyEnv, version);
  return { agent, proxyEnv };
}

function checkAgent(agent: unknown, endpoint: unknown): void {
  if (typeof Object(agent).addRequest !== "function") {
    throw new BatchInputError(
      "options.agent",
      "must be an Agent, such as new https.Agent({ keepAlive: true }).",
    );
  }
  // Proxy agents have a getter here that answers as it is asked from.
  const protocol: unknown = Object.getOwnPropertyDescriptor(agent, "protocol")?.value;
  const wanted =
    typeof endpoint === "string" ? /^\s*(https?):/i.exec(endpoint)?.[1]?.toLowerCase() : undefined;
  if (wanted && (protocol === "http:" || protocol === "https:") && protocol !== `${wanted}:`) {
    throw new BatchInputError(
      "options.agent",
      `is for ${protocol}//, and the endpoint is not. Give an Agent of node:${wanted}.`,
    );
  }
}

function checkProxyEnv(proxyEnv: unknown, version: string): void {
  if (typeof proxyEnv !== "object" || proxyEnv === null) {
    throw new BatchInputError("options.proxyEnv", "must hold environment variables, such as process.env.");
  }
  const environment = proxyEnv as NodeJS.ProcessEnv;
  const name = environment["https_proxy"] ? "https_proxy" : "HTTPS_PROXY";
  const url = environment[name];
  // Node.js takes no other kind for a proxy, and goes past it without a word.
  if (url && !(/^https?:\/\//.test(url) && URL.canParse(url))) {
    // Never the value: it may hold a password.
    throw new BatchInputError(
      "options.proxyEnv",
      `holds ${name}, which must be a URL that begins with http:// or https://, such as http://proxy:8080.`,
    );
  }
  if (!knowsProxyEnv(version)) {
    throw new BatchInputError(
      "options.proxyEnv",
      `needs Node.js 22.21, 24.5 or newer, and this is ${version}. Give a proxy agent as options.agent instead.`,
    );
  }
}

/**
 * Whether the agents of a Node.js version know proxies.
 *
 * Source: Node.js, "HTTP", `new Agent([options])`, option `proxyEnv`.
 */
export function knowsProxyEnv(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
}
