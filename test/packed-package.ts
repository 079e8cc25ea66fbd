import { execFile } from "node:child_process";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

// npm is a script without a binary on Windows.
const npm = (args: string[], cwd: string) =>
  run("npm", args, { cwd, shell: process.platform === "win32", timeout: 60_000 });

/** Packs the package as it would be published, into a folder. */
export async function pack(folder: string): Promise<{ tarball: string; files: string[] }> {
  const { stdout } = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root);
  // npm 12 answers with an object, by package name; earlier ones with a list.
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, Packed>);
  if (!packed) throw new Error(`npm pack printed: ${stdout}`);
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}

interface Packed {
  filename: string;
  files: { path: string }[];
}

/** Makes an empty project, and installs the tarball there as a user would; nothing is downloaded. */
export async function installInto(project: string, tarball: string): Promise<void> {
  await cp(join(root, "test/consumer"), project, { recursive: true });
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  await npm(["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], project);
}

/** Puts a package of this repository beside the installed one, for its types. */
export async function lend(project: string, name: string): Promise<void> {
  const link = join(project, "node_modules", name);
  await mkdir(dirname(link), { recursive: true });
  await symlink(join(root, "node_modules", name), link, "junction");
}
