import type { IForbiddenRuleType } from "dependency-cruiser";

// From the top down; a file imports from its own layer's row only where a rule below says so.
const stages = "total-timeout|retry|authorize|attempt|transport";
const leaves = "errors|http-date|redact|request-id|runtime|shared-key|version";

/** What stands in src/ and is not part of the package. */
export const testFiles = "\\.test\\.ts$|^src/testing/";

const file = (names: string) => `^src/(?:${names})\\.ts$`;

/** What may import what below src/. Every rule is an error. */
export const importRules: IForbiddenRuleType[] = [
  {
    name: "no-cycle",
    comment: "Imports go one way. The generator's types import each other, which is its own affair.",
    from: { path: "^src/" },
    to: { circular: true },
  },
  {
    name: "nothing-unresolved",
    comment: "An import that leads nowhere is followed by no rule.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "only-the-client-runs-generated-code",
    comment: "Types may come from generated/ anywhere; code is called in one place.",
    from: { path: "^src/", pathNot: file("client") },
    to: { path: "^generated/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "nothing-but-src-and-generated",
    comment: "The package runs in every runtime that has fetch: no node: modules, no packages, no tests.",
    from: { path: "^(?:src|generated)/" },
    to: { pathNot: "^(?:src|generated)/" },
  },
  {
    name: "generated-knows-nobody",
    comment: "It is written anew at any time.",
    from: { path: "^generated/" },
    to: { pathNot: "^generated/" },
  },
  {
    name: "index-is-the-top",
    comment: "The entry is for users of the package.",
    from: { path: "^src/" },
    to: { path: file("index") },
  },
  {
    name: "only-the-index-imports-the-client",
    comment: "The client puts everything together.",
    from: { path: "^src/", pathNot: file("index") },
    to: { path: file("client") },
  },
  {
    name: "only-the-client-imports-stages",
    comment: "A stage knows the shape of the next one, never which one it is.",
    from: { path: "^src/", pathNot: file("client") },
    to: { path: file(stages), dependencyTypesNot: ["type-only"] },
  },
  {
    name: "leaves-import-nothing",
    comment: "They stand at the bottom.",
    from: { path: file(leaves) },
    to: { path: "." },
  },
  {
    name: "nobody-imports-tests",
    comment: "Tests, and what only they need, stand beside what they test.",
    from: { path: "^src/" },
    to: { path: testFiles },
  },
];

const below = (...folders: string[]) => `^contract-tests/(?:${folders.join("|")})/`;

/** What may import what below contract-tests/, from the command down. Every rule is an error. */
export const contractCheckRules: IForbiddenRuleType[] = [
  {
    name: "no-cycle",
    comment: "Imports go one way.",
    from: { path: "^contract-tests/" },
    to: { circular: true },
  },
  {
    name: "checks-are-plain-functions",
    comment: "They know exchanges and the contract, not who runs them, nor how that is told.",
    from: { path: below("checks") },
    to: { path: below("run", "ledger", "report", "service", "judge") },
  },
  {
    name: "the-service-knows-no-contract",
    comment: "It is what tells that the contract is wrong.",
    from: { path: below("service") },
    to: { path: "^(?:contract-tests/(?!service/)|generated/|openapi/)" },
  },
  {
    name: "reports-are-made-of-data",
    comment: "The same report in every form.",
    from: { path: below("report") },
    to: { path: below("run", "ledger", "checks", "service", "judge") },
  },
];
