import { type Finding, findingsBetween } from "./findings.ts";
import { factsOf } from "./model.ts";
import { placing } from "./placing.ts";
import { readDocument } from "./read-document.ts";

/**
 * Everything that changed from one version of a contract to another.
 * @throws {DocumentError} if one of them cannot be read
 */
export async function compareContracts(older: string, newer: string): Promise<Finding[]> {
  const [before, after] = [await readDocument(older), await readDocument(newer)];
  return findingsBetween(factsOf(before), factsOf(after), placing());
}
