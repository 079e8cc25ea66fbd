import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { describe, expect, test } from "vitest";
import { contractCheckRules, importRules, testFiles } from "./import-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

// The build puts the last one under the generated client.
const entries = ["src/index.ts", "src/node/index.ts", "src/cli/main.ts", "src/node/request.ts"];

/** Everything that the entries lead to, and one line for each import that breaks a rule. */
async function imports(baseDir: string): Promise<{ files: string[]; broken: string[] }> {
  const { output } = await cruise(entries, {
    baseDir,
    ruleSet: { forbidden: importRules },
    validate: true,
    doNotFollow: { path: "^(?!src/|generated/)" },
    tsPreCompilationDeps: true,
  });
  const { modules, summary } = output as ICruiseResult;
  return {
    files: modules.map(({ source }) => source),
    broken: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}

/** The files of src/ that are no tests, as paths from the root. */
async function sourceFiles(): Promise<string[]> {
  const names = await readdir(join(root, "src"), { recursive: true });
  return names
    .map((name) => `src/${name}`)
    .filter((name) => name.endsWith(".ts") && !new RegExp(testFiles).test(name));
}

test("imports go one way: index, client, stages, leaves; and the command line uses the index", async () => {
  expect((await imports(root)).broken).toEqual([]);
});

test("the contract check has no cycle either, and its folders import one way", async () => {
  const { output } = await cruise(["contract-tests/cli.ts"], {
    baseDir: root,
    ruleSet: { forbidden: contractCheckRules },
    validate: true,
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
  });
  const { modules, summary } = output as ICruiseResult;
  expect(modules.length).toBeGreaterThan(100);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
});

test("every file of src/ is reached from an entry", async () => {
  const { files } = await imports(root);
  expect(files.filter((name) => name.startsWith("src/")).sort()).toEqual((await sourceFiles()).sort());
});

describe("an import against the direction is noticed", () => {
  const files = {
    "src/index.ts": 'export * from "./client.ts";',
    "src/client.ts": `
      export { a } from "./job-requests.ts";
      export { b } from "./retry.ts";
      export { c } from "./options.ts";
      export { d } from "./errors.ts";`,
    "src/job-requests.ts": 'export { a } from "../generated/sdk.gen.ts";',
    "src/retry.ts": "export const b = 1;",
    "src/options.ts": "export const c = 1;",
    "src/errors.ts": "export const d = 1;",
    "generated/sdk.gen.ts": "export const a = 1; export type A = number;",
    "contract-tests/prism.ts": "export const e = 1;",
    "src/cli/main.ts": 'import "./command.ts"; import "./library.ts"; import "node:fs";',
    "src/cli/command.ts": "export const f = 1;",
    "src/cli/library.ts": 'export { a } from "../node/index.ts";',
    "src/node/index.ts": 'export * from "../index.ts"; export { g } from "./client.ts";',
    "src/node/client.ts": 'export { a } from "../client.ts"; export const g = import("node:http");',
    "src/node/request.ts": "export const h = 1;",
  };

  test.each([
    ["none", {}, []],
    [
      "a test",
      {
        "src/options.ts": 'export { x } from "./errors.test.ts";',
        "src/errors.test.ts": "export const x = 1;",
      },
      ["nobody-imports-tests"],
    ],
    [
      "a type of generated/",
      { "src/options.ts": 'import type { A } from "../generated/sdk.gen.ts"; export type C = A;' },
      [],
    ],
    [
      "code of generated/",
      { "src/options.ts": 'export { a } from "../generated/sdk.gen.ts";' },
      ["only-the-requests-run-generated-code"],
    ],
    ["a module of Node", { "src/options.ts": 'import "node:fs";' }, ["nothing-but-src-and-generated"]],
    [
      "a package",
      { "src/options.ts": 'import "vitest";' },
      ["nothing-but-src-and-generated", "nothing-unresolved"],
    ],
    [
      "the contract tests",
      { "src/options.ts": 'export { e } from "../contract-tests/prism.ts";' },
      ["nothing-but-src-and-generated"],
    ],
    ["the index", { "src/options.ts": 'export type * from "./index.ts";' }, ["index-is-the-top", "no-cycle"]],
    [
      "the client",
      { "src/options.ts": 'export { b } from "./client.ts";' },
      ["no-cycle", "only-the-index-imports-the-client"],
    ],
    ["a stage", { "src/options.ts": 'export { b } from "./retry.ts";' }, ["only-the-client-imports-stages"]],
    [
      "anything, from a leaf",
      { "src/errors.ts": 'export { c } from "./options.ts";' },
      ["leaves-import-nothing"],
    ],
    [
      "what is for Node",
      { "src/options.ts": 'export { h } from "./node/request.ts";' },
      ["nobody-knows-of-node"],
    ],
    [
      "a module of Node, on Node, before it is needed",
      { "src/node/request.ts": 'import "node:http";' },
      ["node-is-loaded-when-it-is-needed"],
    ],
    [
      "a package, on Node",
      { "src/node/request.ts": 'import "vitest";' },
      ["nothing-but-node-on-node", "nothing-unresolved"],
    ],
    [
      "the command line",
      { "src/options.ts": 'export { f } from "./cli/command.ts";' },
      ["only-the-entry-imports-the-command", "the-package-knows-no-command-line"],
    ],
    [
      "past the gate of the command line",
      { "src/cli/main.ts": 'export { b } from "../retry.ts"; import "../index.ts";' },
      [
        "index-is-the-top",
        "only-the-client-imports-stages",
        ...["index", "retry"].map(() => "the-command-line-has-one-gate-to-the-package"),
      ],
    ],
    [
      "a package that is not bundled",
      { "src/cli/main.ts": 'import "vitest";' },
      ["nothing-unresolved", "the-command-line-bundles-what-it-names"],
    ],
    [
      "the command, from what it runs",
      { "src/cli/main.ts": 'import "./ids.ts";', "src/cli/ids.ts": 'import "./command.ts";' },
      ["only-the-entry-imports-the-command"],
    ],
    [
      "each other",
      { "src/options.ts": 'export * from "./input.ts";', "src/input.ts": 'export * from "./options.ts";' },
      ["no-cycle"],
    ],
  ])("%s", async (_, changed, rules) => {
    const folder = await mkdtemp(join(tmpdir(), "architecture-"));
    try {
      for (const [name, text] of Object.entries({ ...files, ...changed })) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      expect((await imports(folder)).broken.map((line) => line.split(":")[0]).sort()).toEqual(rules);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test("every file of src/ is short", async () => {
  const lengths = await Promise.all(
    (await sourceFiles()).map(async (name) => {
      const text = await readFile(join(root, name), "utf8");
      return { name, lines: text.trimEnd().split("\n").length };
    }),
  );
  const over = (limit: number) =>
    lengths.filter(({ lines }) => lines > limit).map(({ name, lines }) => `${name}: ${lines} lines`);
  expect(over(200), "files over 200 lines do too much").toEqual([]);
  expect(over(150).length / lengths.length, "most files stay under 150 lines").toBeLessThan(0.1);
});
