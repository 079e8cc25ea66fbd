import { BatchClient as WebBatchClient } from "../../src/client.ts";
import type { Sender } from "./scenario.ts";

type Client = new (...given: ConstructorParameters<typeof WebBatchClient>) => WebBatchClient;

// As users get it: the build puts other classes under the generated client.
const built: { readonly BatchClient: Client } = await import(
  new URL("../../dist/node.js", import.meta.url).href
);

/** The client over each transport. */
export const clients: Readonly<Record<Sender, Client>> = { fetch: WebBatchClient, node: built.BatchClient };
