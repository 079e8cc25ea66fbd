import type { TestProject } from "vitest/node";
import { startPrism } from "./prism.ts";
import { readContract } from "./read-contract.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the mock of the contract listens. */
    prismUrl: string;
  }
}

/** Starts one mock for all contract tests; vitest calls the returned function when they are over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Prism would say the same much later, among other things.
  sayFirst(readContract);
  const { url, stop } = await startPrism();
  project.provide("prismUrl", url);
  return stop;
}

/** Prints what went wrong, since vitest prints other things before the error of a set-up. */
function sayFirst(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    throw error;
  }
}
