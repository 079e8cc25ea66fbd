import type { TestProject } from "vitest/node";
import { startPrism } from "./prism.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the mock of the contract listens. */
    prismUrl: string;
  }
}

/** Starts one mock for all contract tests; vitest calls the returned function when they are over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPrism();
  project.provide("prismUrl", url);
  return stop;
}
