import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../scripts/soak.ts", import.meta.url));
const run = promisify(execFile);

/** Rejects for any exit code but 0, and when the process does not end by itself. */
const soak = (...args: string[]) =>
  run(process.execPath, ["--expose-gc", script, ...args], { timeout: 100_000 });

test("two thousand calls with faults of all kinds keep every promise, and leave nothing behind", async () => {
  const { stdout, stderr } = await soak("--calls", "2000");
  expect(stderr).toBe("");
  expect(stdout).toMatch(/calls +2,000 begun, 2,000 ended, 0 lost/);
  expect(stdout).toMatch(/faults +\S/);
  expect(stdout).toMatch(/left +nothing keeps the process alive/);
  expect(stdout).not.toContain("BROKEN");
  expect(stdout).toContain("All promises were kept.");
});

test.each([
  ["--calls", "many"],
  ["--calls", "10"],
  ["--seed", "1.5"],
])("%s %s is refused", async (...args) => {
  await expect(soak(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("Usage:") });
});
