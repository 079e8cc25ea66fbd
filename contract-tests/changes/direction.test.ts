import { expect, test } from "vitest";
import { type Direction, directionOf } from "./direction.ts";

const table: ReadonlyArray<
  readonly [keyword: string, before: unknown, after: unknown, Direction, back: Direction]
> = [
  ["minimum", 0, 1, "narrowed", "widened"],
  ["exclusiveMinimum", undefined, 1, "narrowed", "widened"],
  ["minLength", 2, 10, "narrowed", "widened"],
  ["minItems", 0, 1, "narrowed", "widened"],
  ["maximum", 30, 29, "narrowed", "widened"],
  ["exclusiveMaximum", undefined, 30, "narrowed", "widened"],
  ["maxLength", 64, 9, "narrowed", "widened"],
  ["maxProperties", undefined, 0, "narrowed", "widened"],
  ["multipleOf", 2, 4, "narrowed", "widened"],
  ["multipleOf", 2, 3, "changed", "changed"],
  ["minimum", 0, "1", "changed", "changed"],
  ["enum", ["a", "b"], ["a"], "narrowed", "widened"],
  ["enum", ["a", "b"], ["a", "c"], "changed", "changed"],
  ["enum", undefined, ["a"], "narrowed", "widened"],
  ["type", "number", "integer", "narrowed", "widened"],
  ["type", ["string", "null"], "string", "narrowed", "widened"],
  ["type", "string", "boolean", "changed", "changed"],
  ["type", undefined, "string", "narrowed", "widened"],
  ["const", "1", "2", "changed", "changed"],
  ["const", undefined, false, "narrowed", "widened"],
  ["pattern", "^a", "^b", "changed", "changed"],
  ["pattern", undefined, "^a", "narrowed", "widened"],
  ["format", "int32", "int64", "changed", "changed"],
  ["uniqueItems", false, true, "narrowed", "widened"],
  ["uniqueItems", undefined, true, "narrowed", "widened"],
  ["additionalProperties", undefined, false, "narrowed", "widened"],
  ["additionalProperties", "described", false, "narrowed", "widened"],
  ["items", undefined, "described", "narrowed", "widened"],
  ["schema", true, false, "narrowed", "widened"],
  ["schema", undefined, false, "narrowed", "widened"],
  ["schema", true, undefined, "narrowed", "widened"],
];

test.for(table)("%s %j -> %j is %s, and back it is %s", ([keyword, before, after, there, back]) => {
  expect(directionOf(keyword, before, after)).toBe(there);
  expect(directionOf(keyword, after, before)).toBe(back);
});
