import { expect, test } from "vitest";
import { knownKeys } from "./input.ts";

test.each([[{}], [{ a: 1 }], [{ b: undefined, a: null }]])("%j has known names only", (options) => {
  expect(() => knownKeys(options, ["b", "a"])).not.toThrow();
});

test.each([
  [{ c: 1 }, "options.c is not an option. The options are a, b."],
  [{ a: 1, A: 1, c: 1 }, "options.A is not an option. The options are a, b."],
  [{ c: undefined }, "options.c is not an option. The options are a, b."],
  [null, "options must be an object, such as {}; got null."],
  ["a", "options must be an object, such as {}; got string."],
  [[], "options must be an object, such as {}; got an array."],
  [1, "options must be an object, such as {}; got number."],
])("%j is refused: %s", (options, message) => {
  expect(() => knownKeys(options as object, ["b", "a"])).toThrow(message);
});
