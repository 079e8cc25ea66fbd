import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { contractPath } from "../contract-tests/read-contract.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");

function lint(file: string) {
  return promisify(execFile)(
    process.execPath,
    [redocly, "lint", file, "--config", join(root, "redocly.yaml"), "--format", "json"],
    { cwd: root },
  );
}

test("a public linter finds nothing in it", async () => {
  const { stdout } = await lint(contractPath);
  expect(JSON.parse(stdout).problems).toEqual([]);
});

test("the linter notices a reference to nothing, which the generator passes over in silence", async () => {
  const folder = await mkdtemp(join(tmpdir(), "contract-lint-"));
  try {
    const broken = join(folder, "job-terminate.yaml");
    const text = await readFile(contractPath, "utf8");
    await writeFile(
      broken,
      text.replaceAll("#/components/schemas/BatchError", "#/components/schemas/BatchEror"),
    );
    await expect(lint(broken)).rejects.toMatchObject({ code: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
