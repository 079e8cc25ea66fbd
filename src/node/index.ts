export * from "../index.ts";
export { BatchClient } from "./client.ts";
export type { NodeBatchClientOptions } from "./options.ts";
