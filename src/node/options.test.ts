import { Agent as HttpAgent } from "node:http";
import { Agent } from "node:https";
import { describe, expect, test, vi } from "vitest";
import type { BatchClientOptions } from "../options.ts";
import { ENDPOINT, tokenCredential } from "../testing/account.ts";
import { BatchClient } from "./client.ts";
import { knowsProxyEnv, type NodeBatchClientOptions, readNodeOptions } from "./options.ts";

const NEW = "24.21.0";
const fetch = async () => new Response(null, { status: 404 });
const read = (options: NodeBatchClientOptions, endpoint: unknown = ENDPOINT, version = NEW) =>
  readNodeOptions(options, endpoint, version);

test("options that are not given are not there", () => {
  expect(read({ maxRetries: 1 })).toEqual({ agent: undefined, proxyEnv: undefined });
});

test("options are read wherever they stand: a class may have them as getters", async () => {
  const given = vi.fn(fetch);
  class Options {
    get fetch() {
      return given;
    }
  }
  await new BatchClient(ENDPOINT, tokenCredential("t"), new Options()).terminateJob("a").catch(() => {});
  expect(given).toHaveBeenCalled();
});

test("a misspelled option is refused, and those of Node.js are named", () => {
  const misspelled = { agnt: new Agent() } as NodeBatchClientOptions;
  expect(() => new BatchClient(ENDPOINT, tokenCredential("t"), misspelled)).toThrow(
    /options.agnt is not an option. The options are agent, .*proxyEnv/,
  );
});

test.each([
  ["an agent for both protocols", { addRequest() {}, protocol: undefined }, ENDPOINT],
  ["an agent that tells no protocol", { addRequest() {} }, ENDPOINT],
  [
    "a proxy agent, whose protocol is for whoever asks",
    Object.create({
      addRequest() {},
      get protocol() {
        return "http:";
      },
    }),
    ENDPOINT,
  ],
  ["an agent for http, to the loopback host", new HttpAgent(), "http://localhost:1"],
  ["an endpoint that is refused elsewhere", new HttpAgent(), 7],
])("%s is taken", (_, agent, endpoint) => {
  expect(read({ agent: agent as Agent }, endpoint).agent).toBe(agent);
});

describe("refused is", () => {
  test.each([
    [
      "an agent that is none",
      { agent: {} as Agent },
      "options.agent must be an Agent, such as new https.Agent({ keepAlive: true }).",
    ],
    [
      "no agent",
      { agent: null as unknown as Agent },
      "options.agent must be an Agent, such as new https.Agent({ keepAlive: true }).",
    ],
    [
      "an agent for the other protocol",
      { agent: new HttpAgent() },
      "options.agent is for http://, and the endpoint is not. Give an Agent of node:https.",
    ],
    [
      "an environment that is none",
      { proxyEnv: "http://proxy:8080" as unknown as NodeJS.ProcessEnv },
      "options.proxyEnv must hold environment variables, such as process.env.",
    ],
    [
      "an environment with a proxy that is no URL, whose password is not repeated",
      { proxyEnv: { HTTPS_PROXY: "http://u:s3cret@host name:1" } },
      "options.proxyEnv holds HTTPS_PROXY, which must be a URL that begins with http:// or https://, such as http://proxy:8080.",
    ],
    [
      "an agent beside a fetch",
      { agent: new Agent(), fetch },
      "options.agent does not go with options.fetch. Give one of them.",
    ],
    [
      "an environment beside an agent",
      { agent: new Agent(), proxyEnv: {} },
      "options.proxyEnv does not go with options.agent. Give one of them.",
    ],
  ])("%s", (_, options, message) => {
    expect(() => read(options)).toThrow(message);
    expect(() => new BatchClient(ENDPOINT, tokenCredential("t"), options)).toThrow(message);
  });

  test.each([["proxy.corp:8080"], ["localhost:3128"], ["socks5://proxy:1080"], ["HTTP://proxy:8080"]])(
    "%s for a proxy, which Node.js would go past without a word",
    (url) => {
      expect(() => read({ proxyEnv: { https_proxy: url } })).toThrow(
        "options.proxyEnv holds https_proxy, which must be a URL that begins with http:// or https://, such as http://proxy:8080.",
      );
    },
  );

  test("an environment where Node.js knows no proxies", () => {
    expect(() => read({ proxyEnv: {} }, ENDPOINT, "20.20.2")).toThrow(
      "options.proxyEnv needs Node.js 22.21, 24.5 or newer, and this is 20.20.2. Give a proxy agent as options.agent instead.",
    );
  });

  test.each([[null], ["text"], [[]]])("%j in place of options, in the words of every client", (options) => {
    expect(
      () => new BatchClient(ENDPOINT, tokenCredential("t"), options as unknown as BatchClientOptions),
    ).toThrow("options must be an object, such as {}");
  });
});

test.each([
  ["20.20.2", false],
  ["22.20.0", false],
  ["22.21.0", true],
  ["23.11.0", false],
  ["24.4.1", false],
  ["24.5.0", true],
  ["26.0.0", true],
])("Node.js %s knows proxies: %s", (version, knows) => {
  expect(knowsProxyEnv(version)).toBe(knows);
});
