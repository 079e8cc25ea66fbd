import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = new URL("./", import.meta.url);
const stamp = new URL("node_modules/.installed", folder);

/** Where the runtimes are installed. */
export const modulesFolder: string = fileURLToPath(new URL("node_modules", folder));

/**
 * Installs the runtimes, unless just these are there.
 * @param isComplete whether all that fit the machine are there: npm passes over what it cannot fetch
 * @returns what went wrong, if anything did
 */
export async function installRuntimes(isComplete: () => boolean): Promise<string | undefined> {
  const lock = await readFile(new URL("package-lock.json", folder), "utf8");
  const installed = await readFile(stamp, "utf8").catch(() => undefined);
  if (installed === lock && isComplete()) return undefined;
  try {
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await run("npm", args, { cwd: fileURLToPath(folder), shell: process.platform === "win32" });
    await writeFile(stamp, lock);
    return undefined;
  } catch (error) {
    return (error as Error).message.trim();
  }
}
