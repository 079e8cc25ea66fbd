import type { Document } from "../load-contract.ts";
import { type Element, type ElementType, elementsOf } from "./elements.ts";
import { exampleMapMutants, exampleMutants } from "./example-mutants.ts";
import type { Mutant } from "./mutant.ts";
import {
  infoMutants,
  methodMutants,
  operationMutants,
  pathMutants,
  serverMutants,
} from "./operation-mutants.ts";
import { parameterListMutants, parameterMutants } from "./parameter-mutants.ts";
import { referenceMutants } from "./reference-mutants.ts";
import {
  bodyMutants,
  contentMapMutants,
  contentMutants,
  headerMapMutants,
  headerMutants,
  responseMutants,
  statusMutants,
} from "./response-mutants.ts";
import { propertyMutants, schemaMutants } from "./schema-mutants.ts";
import { requirementMutants, schemeMutants } from "./security-mutants.ts";

/** How each sort of element is changed. */
const RULES: Partial<Record<ElementType, (element: Element, document: unknown) => Mutant[]>> = {
  info: infoMutants,
  server: serverMutants,
  requirements: requirementMutants,
  paths: pathMutants,
  pathItem: methodMutants,
  operation: operationMutants,
  parameters: parameterListMutants,
  parameter: parameterMutants,
  body: bodyMutants,
  statuses: statusMutants,
  response: responseMutants,
  headers: headerMapMutants,
  header: headerMutants,
  contents: contentMapMutants,
  content: contentMutants,
  examples: exampleMapMutants,
  example: exampleMutants,
  schema: schemaMutants,
  properties: propertyMutants,
  scheme: schemeMutants,
  reference: referenceMutants,
};

// No mutant changes any of these, because no promise does:
// - titles, summaries, descriptions, tags and the licence, which are texts for people;
// - the wording of examples: what a message, a detail, a reason or an id says is made up or of its moment;
// - x-source, x-sources and x-own, which say where a fact comes from;
// - the order of entries, and the version of OpenAPI itself;
// - the letter case of a header's name, which HTTP gives no meaning;
// - the name of a component, and whether it is there: a reference to nothing is seen by every reader. What uses it is
//   changed instead.

/** The contract changed in one place, in every way that means something. */
export const mutantsOf = (document: unknown): Mutant[] =>
  elementsOf(document).flatMap((element) => RULES[element.type]?.(element, document) ?? []);

/** The document with one mutant's change; the document that is given stays as it is. */
export function mutated(document: unknown, mutant: Mutant): Document {
  // What is written once and used twice stays one thing, as in the file.
  const copy = structuredClone(document) as Document;
  mutant.change(copy);
  return copy;
}
