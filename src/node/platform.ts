import { anything } from "../input.ts";
import type { Platform } from "../platform.ts";
import type { MakeSigner } from "../shared-key.ts";
import { type ConnectionOptions, nodeTransport } from "./transport.ts";

/** What Node.js does itself, and faster than through the interfaces of the web. */
export const nodePlatform = (options: ConnectionOptions): Platform => ({
  transport: (endpoint) => nodeTransport(endpoint, options),
  makeSigner,
  // Checked before, with the endpoint.
  optionRules: { agent: anything, proxyEnv: anything },
});

const makeSigner: MakeSigner = async (key) => {
  const { createHmac, createSecretKey } = await import("node:crypto");
  const secret = createSecretKey(key, "base64");
  return (text) => createHmac("sha256", secret).update(text).digest("base64");
};
