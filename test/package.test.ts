import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleJobId } from "../contract-tests/contract.ts";
import { type Prism, startPrism } from "../contract-tests/prism.ts";
import manifest from "../package.json" with { type: "json" };
import { nodeBinaries } from "./node-binaries.ts";
import { installInto, lend, pack } from "./packed-package.ts";
import { typeErrors } from "./type-check.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

let project: string;
let tarball: string;
let files: string[];

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "package-"));
  ({ tarball, files } = await pack(project));
  await installInto(project, tarball);
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

describe("the tarball", () => {
  test("holds what users need and nothing else", () => {
    expect(files.sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "dist/THIRD-PARTY-LICENSES.txt",
      "dist/cli.js",
      "dist/index.d.ts",
      "dist/index.js",
      "dist/node.d.ts",
      "dist/node.js",
      "package.json",
    ]);
  });

  test("brings no dependencies and no install scripts", async () => {
    const text = await readFile(join(project, "node_modules", manifest.name, "package.json"), "utf8");
    const published: Record<string, Record<string, unknown>> = JSON.parse(text);
    const kinds = ["dependencies", "optionalDependencies", "bundleDependencies"];
    expect(kinds.filter((kind) => kind in published)).toEqual([]);
    // Nothing is installed that was not asked for.
    const peers = Object.keys(published["peerDependencies"] ?? {});
    expect(published["peerDependenciesMeta"]).toEqual(
      Object.fromEntries(peers.map((name) => [name, { optional: true }])),
    );
    const scripts = Object.keys(published["scripts"] ?? {});
    expect(scripts.filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  test("is clean to publint", async () => {
    const { buffer } = await readFile(tarball);
    const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer } });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("is clean to are-the-types-wrong", async () => {
    const cli = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    // Rejects, with the findings in the message, unless the exit code is 0.
    await run(process.execPath, [cli, tarball, "--profile", "esm-only", "--no-color"]).catch(({ stdout }) =>
      expect.fail(stdout),
    );
  });

  test("has the version that its changelog begins with", async () => {
    const changelog = await readFile(join(root, "CHANGELOG.md"), "utf8");
    expect(/^## \[(.+?)\] - \d{4}-\d\d-\d\d$/m.exec(changelog)?.[1]).toBe(manifest.version);
  });
});

describe("installed into an empty project, it type-checks", () => {
  beforeAll(async () => {
    await lend(project, "@types/node");
    await lend(project, "@azure/core-auth");
  });

  const { Node16, NodeNext, ESNext } = ts.ModuleKind;
  const { Bundler } = ts.ModuleResolutionKind;
  const browser = { lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], types: [] };
  const node = { lib: ["lib.es2022.d.ts"], types: ["node"] };

  test.each([
    ["node16", { module: Node16, ...browser }],
    ["nodenext", { module: NodeNext, ...browser }],
    ["a bundler", { module: ESNext, moduleResolution: Bundler, ...browser }],
    ["Node.js without the DOM", { module: NodeNext, ...node }],
  ])("with %s", (_, options) => {
    const types = join(project, "node_modules", manifest.name, "dist/index.d.ts");
    const found = typeErrors([join(project, "use.ts"), types], {
      ...options,
      typeRoots: [join(project, "node_modules/@types")],
    });
    expect(found).toEqual([]);
  });

  test("with the options that there are on Node.js alone", () => {
    const types = join(project, "node_modules", manifest.name, "dist/node.d.ts");
    const found = typeErrors([join(project, "on-node.ts"), types], {
      ...{ module: NodeNext, ...node, target: ts.ScriptTarget.ES2022 },
      typeRoots: [join(project, "node_modules/@types")],
    });
    expect(found).toEqual([]);
  });
});

describe("installed into an empty project, it terminates a job", () => {
  let prism: Prism;
  beforeAll(async () => {
    prism = await startPrism();
  });
  afterAll(() => prism?.stop());

  const entries = [manifest.name, `${manifest.name}/node`];
  const cases = [...nodeBinaries].flatMap(([version, binary]) =>
    entries.map((entry) => ({ version, binary, entry })),
  );

  test.each(cases)("by $entry, with Node.js $version", async ({ binary, entry }) => {
    const { stdout } = await run(binary, [join(project, "terminate.js"), entry, prism.url, exampleJobId]);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "accepted", jobId: exampleJobId, status: 202 });
  });
});

describe("installed into an empty project, its command line", () => {
  test.each([...nodeBinaries])("runs with Node.js %s", async (_, binary) => {
    // npm puts a link there, or on Windows a script.
    const cli = join(project, "node_modules", manifest.name, manifest.bin["azure-batch-job-terminate"]);
    const { stdout } = await run(binary, [cli, "--version"]);
    expect(stdout).toBe(`${manifest.version}\n`);
    const link = await readdir(join(project, "node_modules/.bin"));
    expect(link).toContain("azure-batch-job-terminate");
  });

  test("signs in with @azure/identity where that is installed beside it", async () => {
    const folder = join(project, "node_modules/@azure/identity");
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, "package.json"),
      '{ "name": "@azure/identity", "type": "module", "exports": "./index.js" }',
    );
    await writeFile(join(folder, "index.js"), IDENTITY);
    const cli = join(project, "node_modules/.bin/azure-batch-job-terminate");
    const { code, stdout } = await run(cli, ["terminate", "a", "--json"], {
      env: { PATH: process.env["PATH"], AZURE_BATCH_ENDPOINT: "a.westeurope.batch.azure.com" },
    }).catch((failed) => failed);
    expect(code).toBe(1);
    expect(stdout).toContain("asked for https://batch.core.windows.net//.default");
  });
});

// A credential that tells what it is asked for.
const IDENTITY = `export class DefaultAzureCredential {
  async getToken(scope) { throw new Error("asked for " + scope); }
}`;
