import { describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { entryOf } from "./entry.ts";
import { runtimes } from "./runtimes.ts";

const chosen = (exported: unknown) =>
  Object.fromEntries(
    runtimes.map(({ id, conditions }) => [id, entryOf({ name: "a", exports: exported }, conditions)]),
  );

describe("the file that is loaded follows from exports", () => {
  test("the default is for everybody", () => {
    const files = Object.values(chosen({ ".": { types: "./d.ts", default: "./dist/index.js" } }));
    expect(new Set(files)).toEqual(new Set(["dist/index.js"]));
  });

  test("each runtime has a condition of its own, and the first that holds wins", () => {
    const own = ["bun", "deno", "workerd", "browser", "node"];
    const files = chosen({ ".": Object.fromEntries(own.map((name) => [name, `./${name}.js`])) });
    expect(files).toMatchObject({
      "node-20.0": "node.js",
      "node-26": "node.js",
      bun: "bun.js",
      deno: "deno.js",
      workerd: "workerd.js",
      chromium: "browser.js",
    });
  });

  test("Bun and Deno take what is for Node.js, where that comes first", () => {
    const files = chosen({ ".": { node: "./node.js", bun: "./bun.js", default: "./web.js" } });
    expect(files).toMatchObject({ bun: "node.js", deno: "node.js", workerd: "web.js", chromium: "web.js" });
  });

  test("require() can lead elsewhere than import", () => {
    const [node] = runtimes;
    const split = { name: "a", exports: { ".": { require: "./a.cjs", import: "./a.js" } } };
    expect([entryOf(split, node?.conditions ?? []), entryOf(split, node?.requireConditions ?? [])]).toEqual([
      "a.js",
      "a.cjs",
    ]);
  });

  test("nothing exported is an error", () => {
    expect(() => entryOf({ name: "a", exports: { ".": { node: "./node.js" } } }, ["browser"])).toThrow();
  });
});

test("the package exports something for every runtime", () => {
  for (const { conditions, requireConditions = conditions } of runtimes) {
    expect(entryOf(manifest, conditions)).toMatch(/^dist\/.+\.js$/);
    expect(entryOf(manifest, requireConditions)).toMatch(/^dist\/.+\.js$/);
  }
});
