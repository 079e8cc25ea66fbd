import { readFileSync } from "node:fs";
import { type Location, locator } from "../locate.ts";
import { shortPath } from "./short-path.ts";
import type { Place } from "./spot.ts";

/** Says where a place is, as `file:line:column`. A file is read when it is first asked for. */
export function placing(textOf: (file: string) => string = read): (place: Place) => string {
  const files = new Map<string, (pointer: string) => Location | undefined>();
  return ({ file, pointer }) => {
    const locate = files.get(file) ?? locator(textOf(file));
    files.set(file, locate);
    const { line, column } = locate(pointer) ?? { line: 1, column: 1 };
    return `${shortPath(file)}:${line}:${column}`;
  };
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
