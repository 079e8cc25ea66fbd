import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Answer } from "../../test/upstream/answer.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/** A file of a folder as an answer, or a 404; nothing outside of the folder is served. */
export async function fileAnswer(folder: string, path: string): Promise<Answer> {
  const inside = !path.split(/[\\/]/).includes("..");
  const body = inside ? await readFile(join(folder, path)).catch(() => undefined) : undefined;
  return {
    status: body ? 200 : 404,
    headers: [["Content-Type", TYPES[extname(path)] ?? "application/octet-stream"]],
    body: body ?? Buffer.alloc(0),
    framing: "length",
  };
}
