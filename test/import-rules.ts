import type { IForbiddenRuleType } from "dependency-cruiser";

// From the top down; a file imports from its own layer's row only where a rule below says so.
const stages = "total-timeout|retry|authorize|attempt|transport";
const leaves = "errors|http-date|redact|request-id|stop|version";

// What Node.js does in its own way.
const onNode = "^src/node/";

// The entry and its parts, from the top down.
const commandLine = "^src/cli/";

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
    name: "only-the-requests-run-generated-code",
    comment: "Types may come from generated/ anywhere; code is called in one place.",
    from: { path: "^src/", pathNot: file("job-requests") },
    to: { path: "^generated/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "nothing-but-src-and-generated",
    comment: "The package runs in every runtime that has fetch: no node: modules, no packages, no tests.",
    from: { path: "^(?:src|generated)/", pathNot: `${commandLine}|${onNode}` },
    to: { pathNot: "^(?:src|generated)/" },
  },
  {
    name: "nothing-but-node-on-node",
    comment: "Its own modules, loaded by the first request; no packages.",
    from: { path: onNode, pathNot: testFiles },
    to: { pathNot: "^src/", dependencyTypesNot: ["core"] },
  },
  {
    name: "node-is-loaded-when-it-is-needed",
    comment: "Who imports the client waits for none of it.",
    from: { path: onNode, pathNot: testFiles },
    to: { dependencyTypes: ["core"], dependencyTypesNot: ["type-only", "dynamic-import"] },
  },
  {
    name: "nobody-knows-of-node",
    comment:
      "The client is handed what differs; only the entry for Node.js, and the command line, know of it.",
    from: { path: "^(?:src|generated)/", pathNot: `${onNode}|^src/cli/library\\.ts$` },
    to: { path: onNode },
  },
  {
    name: "the-package-knows-no-command-line",
    comment: "Who imports the client gets nothing of the command line.",
    from: { path: "^(?:src|generated)/", pathNot: commandLine },
    to: { path: commandLine },
  },
  {
    name: "the-command-line-bundles-what-it-names",
    comment: "Node.js, and the packages that the build takes into the bin.",
    from: { path: commandLine },
    to: {
      pathNot: "^src/|/(?:commander|cli-progress|cli-table3)/",
      dependencyTypesNot: ["core", "type-only"],
    },
  },
  {
    name: "the-command-line-has-one-gate-to-the-package",
    comment:
      "It uses what everybody can import, and loads it from beside itself; the rest is a copy of its own.",
    from: { path: commandLine, pathNot: "^src/cli/library\\.ts$" },
    to: { path: "^src/", pathNot: `${commandLine}|${file("version|in-lanes|runtime")}` },
  },
  {
    name: "only-the-entry-imports-the-command",
    comment: "What it runs does not know who asked.",
    from: { path: "^src/", pathNot: "^src/cli/main\\.ts$" },
    to: { path: "^src/cli/command\\.ts$" },
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
    from: { path: "^src/", pathNot: "^src/node/index\\.ts$" },
    to: { path: file("index") },
  },
  {
    name: "only-the-index-imports-the-client",
    comment: "The client puts everything together.",
    from: { path: "^src/", pathNot: `${file("index")}|^src/node/client\\.ts$` },
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
