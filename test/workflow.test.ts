import { readFile, stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const read = (path: string) => readFile(file(path), "utf8");

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<
    string,
    {
      "timeout-minutes"?: number;
      permissions?: unknown;
      strategy?: { matrix: { node: number[] } };
      steps: Step[];
    }
  >;
}

interface Step {
  uses?: string;
  run?: string;
}

const text = await read(".github/workflows/ci.yml");
const workflow = parse(text) as Workflow;
const jobs = Object.values(workflow.jobs);
const commands = (steps: Step[]) => steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

test("every action is pinned to a commit, with its version beside it", () => {
  const uses = text.split("\n").filter((line) => line.includes("uses:"));
  expect(uses.length).toBe(
    jobs.flatMap(({ steps }) => steps).filter(({ uses }) => uses !== undefined).length,
  );
  for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("jobs may read the repository, nothing more, and have an end", () => {
  expect(workflow.permissions).toEqual({ contents: "read" });
  for (const job of jobs) {
    expect(job.permissions).toBeUndefined();
    expect(job["timeout-minutes"]).toBeGreaterThan(0);
  }
});

test("Node.js 22 and 24 run the commands of the README; every runtime is tried, as .ci/run does", async () => {
  const readme = await read("README.md");
  const [job, runtimes] = jobs;
  expect(job?.strategy?.matrix.node).toEqual([22, 24]);
  expect(commands(job?.steps ?? [])).toEqual(["npm ci", "npm test"]);
  for (const command of commands(job?.steps ?? [])) expect(readme).toContain(`\n${command}`);
  const everyRuntime = "npm run test:runtimes -- --require-all";
  expect(commands(runtimes?.steps ?? [])).toEqual(["npm ci", everyRuntime]);
  const script = await read(".ci/run");
  expect(script.split("\n").filter((line) => line.startsWith("npm "))).toEqual([
    "npm ci",
    everyRuntime,
    "npm test",
  ]);
});

test.skipIf(process.platform === "win32")(".ci/run can be run", async () => {
  const { mode } = await stat(file(".ci/run"));
  expect(mode & 0o111).toBe(0o111);
});
