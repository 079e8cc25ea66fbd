import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

test("a run of the contract tests that executes none fails and says so, with the counts as its last line", async () => {
  // What this run of vitest sets for its own workers must not reach the other one.
  const outside = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name));
  const run = promisify(execFile)(
    process.execPath,
    [vitest, "run", "--project", "contract", "-t", "no such test"],
    { cwd: root, env: { ...Object.fromEntries(outside), NO_COLOR: "1" } },
  );
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("No test was executed."),
    // The skipped ones prove that the tests were found.
    stdout: expect.stringMatching(/\n0 passed, 1 failed, [1-9]\d\d+ skipped\n$/),
  });
});
