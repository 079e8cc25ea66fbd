import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { config } from "../openapi-ts.config.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The folder that is committed. */
export const generatedFolder: string = join(root, "generated");

/** Generates the client once more, from the contract and the configuration, into another folder. */
export async function generateInto(folder: string): Promise<void> {
  await createClient({
    ...config,
    input: join(root, "openapi/job-terminate.yaml"),
    output: { module: { extension: ".ts" }, path: folder },
    logs: { file: false, level: "silent" },
  });
}

/** One line for each file in which the committed folder is not what a fresh run gives. */
export async function differences(committed: string, fresh: string): Promise<string[]> {
  const [old, now] = await Promise.all([contents(committed), contents(fresh)]);
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    if (!old.has(name)) return [`missing: ${name}`];
    if (!now.has(name)) return [`extra:   ${name}`];
    return old.get(name) === now.get(name) ? [] : [`changed: ${name}`];
  });
}

async function contents(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file), await readFile(file, "utf8")] as const),
    ),
  );
}
