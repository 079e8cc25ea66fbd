import { relative } from "node:path";

/** A path as it is told: from the current folder. */
export function shortPath(file: string): string {
  return relative(process.cwd(), file).replaceAll("\\", "/");
}
