import { expect, test } from "vitest";
import { dependencyClosure } from "./dependency-closure.ts";

const lock = {
  packages: {
    "": { dependencies: { a: "1" } },
    "node_modules/a": { dependencies: { b: "1", "@scope/c": "1" } },
    "node_modules/a/node_modules/b": { dependencies: { d: "1" } },
    "node_modules/b": { dependencies: { e: "1" } },
    "node_modules/@scope/c": { dependencies: { a: "1", b: "1" }, optionalDependencies: { absent: "1" } },
    "node_modules/d": {},
    "node_modules/e": {},
  },
};

test("each package is found where Node.js finds it, and counted once", () => {
  expect(dependencyClosure(lock, "a")).toEqual([
    "node_modules/a",
    "node_modules/a/node_modules/b",
    "node_modules/d",
    "node_modules/@scope/c",
    "node_modules/b",
    "node_modules/e",
  ]);
});

test("a package that needs nothing stands alone", () => {
  expect(dependencyClosure(lock, "d")).toEqual(["node_modules/d"]);
});

test("what is not installed brings nothing", () => {
  expect(dependencyClosure(lock, "absent")).toEqual([]);
});
