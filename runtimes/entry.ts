import { exports as resolveExports } from "resolve.exports";

/** What of a package's manifest decides which file is loaded. */
export interface Manifest {
  readonly name: string;
  readonly exports?: unknown;
}

/**
 * The file, from the package's folder, that an import by the package's name leads to under some conditions.
 * @throws {Error} when nothing is exported under them
 */
export function entryOf(manifest: Manifest, conditions: readonly string[]): string {
  const found = resolveExports(manifest, ".", { conditions, unsafe: true });
  if (!found?.[0]) throw new Error(`${manifest.name} exports nothing under ${conditions.join(", ")}`);
  return found[0].replace(/^\.\//, "");
}
