import { expect, test } from "vitest";
import { patternVariants } from "./pattern-variants.ts";

const variants = (pattern: string) =>
  Object.fromEntries(patternVariants(pattern).map(({ how, pattern: changed }) => [how, changed]));

test("anchors go, a class takes anything or one member less, a count is no limit", () => {
  expect(variants("^[0-9A]{3}$")).toEqual({
    "without ^": "[0-9A]{3}$",
    "without $": "^[0-9A]{3}",
    "class 1, [0-9A], takes anything": "^.{3}$",
    "class 1, [0-9A], without 0-9": "^[A]{3}$",
    "class 1, [0-9A], without A": "^[0-9]{3}$",
    "count 1, {3}, is no upper limit": "^[0-9A]{3,}$",
    "count 1, {3}, is no lower limit": "^[0-9A]{0,3}$",
  });
});

test("each alternative goes once", () => {
  expect(variants("(a|b) c")).toEqual({ "group 1 without a": "(b) c", "group 1 without b": "(a) c" });
});

test("a text without any of these has no variants", () => {
  expect(variants("abc")).toEqual({});
});
