import { readdir, readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { bin } from "./bin.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = await readFile(bin, "utf8");
const licences = await readFile(`${root}dist/THIRD-PARTY-LICENSES.txt`, "utf8");

// The bundler writes above each module where it comes from.
const bundled = new Map(
  [...cli.matchAll(/^\/\/ (.*\bnode_modules\/((?:@[^/\n]+\/)?[^/\n]+))\/[^\n]*$/gm)].map(
    ([, folder, name]) => [name ?? "", resolve(root, folder ?? "")],
  ),
);
const names = [...bundled.keys()].sort();

describe("the bin", () => {
  test("begins as a script that can be run", async () => {
    expect(cli.startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(manifest.bin).toEqual({ "azure-batch-job-terminate": "dist/cli.js" });
    if (process.platform !== "win32") expect((await stat(bin)).mode & 0o111).toBe(0o111);
  });

  test("needs nothing but Node.js and the package beside it", () => {
    const imported = [...cli.matchAll(/^import .*? from "(.+?)";$/gm)].map(([, name]) => name ?? "");
    const required = [...cli.matchAll(/__require\("(.+?)"\)/g)].map(([, name]) => name ?? "");
    const builtin = /^(?:node:.+|readline|events|os|util|path|fs)$/;
    expect([...imported, ...required].filter((name) => !builtin.test(name))).toEqual(["./node.js"]);
    // What is loaded later is the optional peer, by a name that is no literal.
    expect([...cli.matchAll(/\bawait import\((.+?)\)/g)].map(([, name]) => name)).toEqual(["IDENTITY"]);
  });

  test("holds the argument library, the bar and the table", () => {
    expect(names).toEqual(expect.arrayContaining(["cli-progress", "cli-table3", "commander"]));
  });

  test("brings the licence of each package that is in it, and of no other", async () => {
    const named = [...licences.matchAll(/^={80}\n(\S+) \S+ \(\S+\)\n={80}\n/gm)].map(([, name]) => name);
    expect(named).toEqual(names);
    for (const [name, folder] of bundled) {
      const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each)) ?? "licence";
      expect(licences, name).toContain((await readFile(`${folder}/${file}`, "utf8")).trim());
    }
    expect(licences.match(/permission is hereby granted/gi)).toHaveLength(bundled.size);
  });
});

test("who imports the package loads none of it", async () => {
  const index = await readFile(`${root}dist/index.js`, "utf8");
  expect(index).not.toMatch(/commander|cli-progress|cli-table3|node:/);
  expect([...index.matchAll(/^import .*$/gm)]).toEqual([]);
});
