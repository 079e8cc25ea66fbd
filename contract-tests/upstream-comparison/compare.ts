import type { Fact } from "../changes/fact.ts";
import { factsOf } from "../changes/model.ts";
import { readDocument } from "../changes/read-document.ts";
import { type Difference, differencesBetween } from "./differences.ts";
import { operationNames, publishedFacts } from "./published.ts";

/** A published version, and how our contract differs from it. */
export interface Comparison {
  readonly theirVersion: string;
  readonly ourVersion: string;
  readonly differences: readonly Difference[];
}

/**
 * Compares our contract with the published Swagger 2.0 document of an API version.
 * @throws {DocumentError} if one of them cannot be read
 */
export async function compareWithPublished(published: string, contract: string): Promise<Comparison> {
  const contractRoot = await readDocument(contract);
  const ours = factsOf(contractRoot);
  const theirs = await publishedFacts(published, operationNames(contractRoot));
  return {
    theirVersion: versionOf(theirs),
    ourVersion: versionOf(ours),
    differences: differencesBetween(theirs, ours),
  };
}

function versionOf(facts: readonly Fact[]): string {
  return String(facts.find(({ kind }) => kind === "document-version")?.value);
}
