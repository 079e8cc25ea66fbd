import { BatchClient as WebBatchClient } from "../client.ts";
import type { BatchCredential } from "../credential.ts";
import { type Runtime, systemRuntime } from "../runtime.ts";
import { type NodeBatchClientOptions, readNodeOptions } from "./options.ts";
import { nodePlatform } from "./platform.ts";

/** The same client on Node.js: it sends over node:https unless it is given a `fetch`, and takes an `agent`. */
export class BatchClient extends WebBatchClient {
  /**
   * @param endpoint the account's URL, such as `https://account.region.batch.azure.com`; a base path is kept
   * @param credential anything with `getToken`, such as a credential of `@azure/identity`, or an account name and key
   * @param options see {@link NodeBatchClientOptions}
   * @param runtime clocks and randomness, for tests
   * @throws {BatchInputError} when one of them is wrong; nothing is sent by the constructor
   */
  constructor(
    endpoint: string,
    credential: BatchCredential,
    options: NodeBatchClientOptions = {},
    runtime: Runtime = systemRuntime,
  ) {
    const connection = readNodeOptions(options, endpoint, process.versions.node);
    super(endpoint, credential, options, runtime, nodePlatform(connection));
  }
}
