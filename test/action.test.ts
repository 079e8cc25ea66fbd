import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { startService } from "../contract-tests/service/service.ts";

interface Step {
  readonly name: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Action {
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFile(join(root, path), "utf8");
const text = await read("action.yml");
const action = parse(text) as Action;
const { steps } = action.runs;

describe("the action", () => {
  test("is made of steps, every other action pinned to a commit, with its version beside it", () => {
    expect(action.runs.using).toBe("composite");
    const uses = text.split("\n").filter((line) => /^\s+(- )?uses:/.test(line));
    expect(uses.length).toBe(steps.filter((step) => step.uses).length);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("sets up Node.js with the commit that our own workflow has", async () => {
    const [ours] = /actions\/setup-node@\S+/.exec(await read(".github/workflows/ci.yml")) ?? [];
    expect(steps.map(({ uses }) => uses)).toContain(ours);
  });

  test("runs bash, and no script holds an expression, so that no input becomes a command", () => {
    const scripts = steps.filter(({ run }) => run !== undefined);
    expect(scripts.length).toBeGreaterThan(1);
    for (const { run, shell } of scripts) {
      expect(run).not.toContain("${{");
      expect(shell).toBe("bash");
    }
  });

  test("documents each input with its default, uses it, and has none for a credential", () => {
    for (const [name, input] of Object.entries(action.inputs)) {
      expect(input.description).toMatch(/\.$/);
      expect(input.default).toBeTypeOf("string");
      expect(text).toContain(`inputs.${name} `);
      expect(name).not.toMatch(/key|token|secret|account/);
    }
    const used = [...text.matchAll(/\binputs\.(\w+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !(name ?? "") || !((name ?? "") in action.inputs))).toEqual([]);
    for (const variable of ["AZURE_BATCH_TOKEN", "AZURE_BATCH_ACCOUNT", "AZURE_BATCH_ACCESS_KEY"])
      expect(action.description).toContain(variable);
  });
});

describe("in a clean clone", () => {
  let folder: string;
  let clone: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "contract-action-"));
    clone = join(folder, "action");
    await cloneTo(clone);
    const [install] = steps.filter(({ run }) => run?.includes("npm ci"));
    const { code, output } = await runStep(install);
    expect(code, output).toBe(0);
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("the steps of the action, as GitHub runs them, check the mock and write the reports", async () => {
    const { code, output, workspace } = await runStep(checkStep());
    expect(code, output).toBe(0);
    expect(output).toContain("Conforms: ");
    expect(await readFile(join(workspace, "contract-report.html"), "utf8")).toMatch(/^<!doctype html>/i);
    expect(await readFile(join(workspace, "contract-report.xml"), "utf8")).toContain("<testsuites");
    expect(await readFile(join(workspace, "summary"), "utf8")).toContain("## ✅ azure-batch-job-terminate");
    expect(await readFile(join(workspace, "output"), "utf8")).toMatch(
      /^reports<<(end-\d+-\d+)\ncontract-report\.html\ncontract-report\.xml\n\1\n$/,
    );
  });

  test("findings pass through as 1, with annotations on the file of the workspace", async () => {
    const contract = await read("openapi/job-terminate.yaml");
    const start = contract.search(/^ +ETag:$/m);
    const changed = contract.slice(0, start) + contract.slice(start).replace("type: string", "type: integer");
    const { code, output } = await runStep(
      checkStep(),
      { contract: "api/changed.yaml", report: " json=out/report.json \n" },
      { "api/changed.yaml": changed },
    );
    expect(code, output).toBe(1);
    expect(output).toMatch(/^::error title=[\w-]+,file=api\/changed\.yaml,line=\d+::/m);
  });

  test("a live run goes on unasked, with the credential of the environment and the jobs of the lines", async () => {
    const service = await startService();
    for (const id of ["a", "b c", "other"]) service.jobs.add(id);
    try {
      const { code, output } = await runStep(
        checkStep(),
        { target: "live", endpoint: service.url, jobs: "a\n\n  b c \n" },
        {},
        { AZURE_BATCH_TOKEN: service.account.token },
      );
      expect(code, output).toBe(0);
      const states = ["a", "b c", "other"].map((id) => service.jobs.find(id)?.state);
      expect(states).toEqual(["terminating", "terminating", "active"]);
    } finally {
      await service.stop();
    }
  });

  test("a run that cannot be done passes through as 2", async () => {
    const { code, output } = await runStep(checkStep(), {
      target: "live",
      endpoint: "https://a.batch.azure.com",
    });
    expect(code, output).toBe(2);
    expect(output).toContain("there is no credential. Set AZURE_BATCH_TOKEN");
  });

  test("an input that looks like a command is only a wrong input", async () => {
    const { code, output, workspace } = await runStep(checkStep(), {
      target: '$(touch owned) `touch owned`"; touch owned; "',
      report: "html=$(touch owned).html",
    });
    expect(code, output).toBe(2);
    await expect(readFile(join(workspace, "owned"))).rejects.toThrow("ENOENT");
  });

  const checkStep = () => steps.find(({ run }) => run?.includes("cli.ts"));

  /** Runs one step in an empty workspace, in the way of GitHub's runner. */
  async function runStep(
    step: Step | undefined,
    inputs: Readonly<Record<string, string>> = {},
    files: Readonly<Record<string, string>> = {},
    caller: Readonly<Record<string, string>> = {},
  ) {
    const workspace = await mkdtemp(join(folder, "workspace-"));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(workspace, path)), { recursive: true });
      await writeFile(join(workspace, path), content);
    }
    await writeFile(join(workspace, "step.sh"), step?.run ?? "exit 99");
    const env = {
      ...outside(),
      ...caller,
      ...valuesOf(step?.env ?? {}, inputs),
      GITHUB_ACTIONS: "true",
      CI: "true",
      GITHUB_ACTION_PATH: clone,
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: join(workspace, "summary"),
      GITHUB_OUTPUT: join(workspace, "output"),
    };
    const flags = ["--noprofile", "--norc", "-eo", "pipefail", "step.sh"];
    return new Promise<{ code: unknown; output: string; workspace: string }>((resolve) => {
      execFile("bash", flags, { cwd: workspace, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
        resolve({ code: error ? (error.code ?? error.signal) : 0, output: stdout + stderr, workspace }),
      );
    });
  }
});

/** What the environment of a step says, with its expressions replaced by the inputs. */
const valuesOf = (env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => {
      const [, input = ""] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value) ?? [];
      return [name, inputs[input] ?? action.inputs[input]?.default ?? ""];
    }),
  );

// Neither what npm and vitest set for what they run, nor what a CI has set for this very run.
const INSIDE =
  /^(npm_|INIT_CWD$|VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$|GITHUB_|AZURE_BATCH_|BATCH_UPSTREAM_DIR$)/;

const outside = () => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !INSIDE.test(name))),
  // The Node.js that setup-node would have put first.
  PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
});

/** Copies what git would have: tracked files, and new ones that are not ignored. */
async function cloneTo(folder: string): Promise<void> {
  const { stdout } = await promisify(execFile)("git", ["ls-files", "-coz", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  for (const path of stdout.split("\0").filter(Boolean)) {
    await cp(join(root, path), join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      // Deleted, but not in the index yet.
      if (error.code !== "ENOENT") throw error;
    });
  }
}

describe("the workflows of the README", async () => {
  const section = (await read("README.md"))
    .split(/^## /m)
    .find((each) => each.startsWith("Run it in your CI\n"));
  const blocks = [...(section ?? "").matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = ""]) => yaml);

  test("are there: the first has at most ten lines", () => {
    expect(blocks.length).toBeGreaterThan(0);
    expect(blocks[0]?.trim().split("\n").length).toBeLessThanOrEqual(10);
    expect(parse(blocks[0] ?? "")).toMatchObject({ on: expect.anything(), jobs: expect.anything() });
  });

  test("use the action with inputs that it has, and give credentials as secrets in the environment alone", () => {
    for (const block of blocks) {
      const written = parse(block) as Workflow | readonly Step[];
      const all = Array.isArray(written)
        ? (written as readonly Step[])
        : Object.values((written as Workflow).jobs).flatMap((job) => job.steps);
      const ours = all.filter(({ uses }) => uses?.includes("azure-batch-job-terminate@"));
      expect(ours.length).toBe(1);
      for (const { with: inputs = {}, env = {} } of ours) {
        expect(Object.keys(inputs).filter((name) => !(name in action.inputs))).toEqual([]);
        for (const [name, value] of Object.entries(env)) {
          expect(name).toMatch(/^AZURE_BATCH_(TOKEN|ACCOUNT|ACCESS_KEY)$/);
          if (name !== "AZURE_BATCH_ACCOUNT") expect(value).toMatch(/^\$\{\{ secrets\.\w+ \}\}$/);
        }
      }
    }
  });
});
