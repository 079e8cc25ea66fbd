import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorExamples } from "../contract-tests/contract.ts";
import { type Prism, startPrism } from "../contract-tests/prism.ts";
import manifest from "../package.json" with { type: "json" };
import { contractTables, wrongClientTables } from "../scripts/readme/contract-tables.ts";
import { readmeTables } from "../scripts/readme/tables.ts";
import { withTables } from "../scripts/readme/with-tables.ts";
import { EXIT } from "../src/cli/exit-codes.ts";
import * as api from "../src/index.ts";
import { accepted, job, type Listener, listen } from "./cli/listener.ts";
import { typeErrors } from "./type-check.ts";
import { programs, typed } from "./typed-commands.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const read = (name: string) => readFile(join(root, name), "utf8");
const readme = await read("README.md");

/** What an example without imports goes on from. */
const BEFORE = `import { BatchClient } from "azure-batch-job-terminate";
const client = new BatchClient("https://account.region.batch.azure.com", { name: "account", key: "a2V5" });
`;

const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, text = ""], index) => ({
  name: `example${index + 1}.ts`,
  text: text.includes("import ") ? text : BEFORE + text,
}));

test.each([
  ["README.md", readmeTables],
  ["contract-tests/README.md", contractTables],
  ["contract-tests/client-mutation/README.md", wrongClientTables],
] as const)("the tables of %s are what the code says", async (name, tables) => {
  const text = await read(name);
  expect(text, "mend it with: npm run readme").toBe(withTables(text, tables));
});

describe("every example", () => {
  let folder: string;
  let prism: Prism;
  let jobs: Listener;

  beforeAll(async () => {
    // Inside the repository, where the package can be imported by its name.
    await mkdir(join(root, ".cache"), { recursive: true });
    folder = await mkdtemp(join(root, ".cache/readme-"));
    await cp(join(root, "test/readme/azure-identity"), join(folder, "node_modules/@azure/identity"), {
      recursive: true,
    });
    prism = await startPrism();
    jobs = await listenForJobs();
    for (const { name, text } of examples) {
      await writeFile(join(folder, name), text);
      // The mock knows no job that comes to its end.
      const url = text.includes("waitForTermination") ? jobs.url : prism.url;
      await writeFile(join(folder, `run-${name}`), text.replace(/https:\/\/account\.[\w.]+/, url));
    }
  });

  afterAll(async () => {
    await prism?.stop();
    await jobs?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("type-checks against the built package", () => {
    const files = examples.map(({ name }) => join(folder, name));
    // Few users have this flag.
    expect(typeErrors(files, { noPropertyAccessFromIndexSignature: false })).toEqual([]);
  });

  test.each(examples)("runs against the mock: $name", async ({ name, text }) => {
    // No proxy of this machine leads to the mock.
    const direct = { NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };
    const env = { ...process.env, ...direct, AZURE_BATCH_ACCESS_KEY: "a2V5", NODE_NO_WARNINGS: "1" };
    const { stdout, stderr } = await run(process.execPath, [join(folder, `run-${name}`)], { env });
    expect(stderr).toBe("");
    if (text.includes("console.log(result.outcome)")) expect(stdout).toBe("accepted\n");
  });
});

const listenForJobs = () =>
  listen((request) => (request.startsWith("POST ") ? accepted : job(request.slice(4), "completed")));

describe.skipIf(process.platform === "win32")(
  "the commands, typed into one shell from the first to the last",
  () => {
    const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)]
      .map(([, text = ""]) => text)
      .filter((text) => /^\s*npx /m.test(text));

    test("work, and do what is said about them", async () => {
      expect(blocks.length).toBeGreaterThan(4);
      const folder = await mkdtemp(join(tmpdir(), "readme-"));
      const jobs = await listenForJobs();
      try {
        const shell = await programs(folder, ["nightly-1", "nightly-2"]);
        // Microsoft Entra ID is asked last: there is none here.
        const [last = "", ...before] = blocks.reverse();
        const text = before
          .reverse()
          .join("\n")
          .replaceAll(/https:\/\/account\.[\w.]+/g, jobs.url);
        const { code, stdout, stderr } = await typed(text, shell, jobs.url);
        expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
        expect(stdout.match(/^wouldTerminate /gm)).toHaveLength(2);
        expect(jobs.requests.filter((request) => request === "POST nightly-1")).toHaveLength(2);
        expect(stderr.trim().split("\n")).toHaveLength(4);
        const keyless = await typed(last, shell, jobs.url);
        expect([keyless.code, keyless.stderr]).toEqual([
          2,
          expect.stringContaining("There is no credential"),
        ]);
      } finally {
        await jobs.stop();
        await rm(folder, { recursive: true });
      }
    });
  },
);

test("every exit code of the command line is told", () => {
  const [, table = ""] = readme.split("\n| Exit code | Meaning |\n");
  const codes = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| (\d+) \|/gm)].map(([, code]) =>
    Number(code),
  );
  expect(codes).toEqual(Object.values(EXIT));
});

test("every event is told", async () => {
  const types = [...(await read("src/events.ts")).matchAll(/readonly type: "(\w+)"/g)].map(
    ([, type]) => type,
  );
  const [, table = ""] = readme.split("\n| `type` | When | It also tells |\n");
  const told = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| `(\w+)` \|/gm)].map(([, type]) => type);
  expect(told).toEqual(types);
});

test("the first example has at most ten lines", () => {
  const [first] = readme.matchAll(/```ts\n(.*?)```/gs);
  expect(first?.[1]?.trim().split("\n").length).toBeLessThanOrEqual(10);
});

test.each(["README.md", "CONTRIBUTING.md"])("every npm command of %s exists", async (name) => {
  const own = ["ci", "cit", "init", "install", "pack", "pkg"];
  const commands = [...(await read(name)).matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(
    ([, command = ""]) => command,
  );
  expect(commands).toContain("test");
  expect(commands.filter((command) => !own.includes(command) && !(command in manifest.scripts))).toEqual([]);
});

test("every error code of the contract is in the table, with its status", () => {
  const rows = readme.split("\n").filter((line) => /^\| \d{3} \|/.test(line));
  const missing = errorExamples.filter(
    ({ status, code }) => !rows.some((row) => row.startsWith(`| ${status} |`) && row.includes(`\`${code}\``)),
  );
  expect(missing.map(({ status, code }) => `${status} ${code}`)).toEqual([]);
});

test("every error class is in the table, and has a guard", () => {
  const classes = Object.keys(api).filter((name) => /^Batch\w+Error$/.test(name));
  expect(classes.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  expect(classes.filter((name) => !(`is${name}` in api))).toEqual([]);
});

test("every link into the repository leads somewhere", async () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
  const pictures = [...readme.matchAll(/\b(?:src|srcset)="([^"]+)"/g)].map(([, path = ""]) => path);
  expect(pictures).toHaveLength(2);
  await Promise.all([...links, ...pictures].map(read));
});

test("every folder of the architecture exists", async () => {
  const folders = [...readme.matchAll(/^\| `([\w/-]+\/)` \|/gm)].map(([, path = ""]) => path);
  expect(folders.length).toBeGreaterThan(4);
  await Promise.all(folders.map((path) => readdir(join(root, path))));
});
