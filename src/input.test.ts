import { expect, test } from "vitest";
import { anything, checkOptions, trueOrFalse, wholeNumber } from "./input.ts";

const rules = { b: anything, a: anything };

test.each([[{}], [{ a: 1 }], [{ b: undefined, a: null }]])("%j has known names only", (options) => {
  expect(() => checkOptions(options, rules)).not.toThrow();
});

test.each([
  [{ c: 1 }, "options.c is not an option. The options are a, b."],
  [{ a: 1, A: 1, c: 1 }, "options.A is not an option. The options are a, b."],
  [{ toString: 1 }, "options.toString is not an option. The options are a, b."],
  [{ "": 1 }, "options. is not an option. The options are a, b."],
  [{ c: undefined }, "options.c is not an option. The options are a, b."],
  [null, "options must be an object, such as {}; got null."],
  ["a", "options must be an object, such as {}; got string."],
  [[], "options must be an object, such as {}; got an array."],
  [1, "options must be an object, such as {}; got number."],
])("%j is refused: %s", (options, message) => {
  expect(() => checkOptions(options as object, rules)).toThrow(message);
});

test("a rule is asked about a value that is given, null among them, and its words follow the name", () => {
  const check = (a: unknown) => checkOptions({ a }, { a: trueOrFalse }, "options.wait");
  expect(() => check(undefined)).not.toThrow();
  expect(() => check(false)).not.toThrow();
  expect(() => check(null)).toThrow(
    expect.objectContaining({
      message: "options.wait.a must be true or false; got object.",
      argument: "options.wait.a",
    }),
  );
});

test.each([
  [1, false],
  [3, false],
  [0, "must be a whole number from 1 to 3."],
  [4, "must be a whole number from 1 to 3."],
  [1.5, "must be a whole number from 1 to 3."],
  ["2", "must be a whole number from 1 to 3."],
])("of whole numbers from 1 to 3, %j: %s", (value, problem) => {
  expect(wholeNumber(1, 3)(value)).toBe(problem);
});
