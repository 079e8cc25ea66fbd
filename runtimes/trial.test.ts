import { expect, test } from "vitest";
import { linesOf } from "./trial.ts";

test("an output is read line by line", () => {
  expect(linesOf('{"version":"1"}\n\n{"scenario":"token","ok":true}\n')).toEqual({
    lines: [{ version: "1" }, { scenario: "token", ok: true }],
    stray: undefined,
  });
});

test.each(["Segmentation fault", '"ok"', "null", '{"scenario":"tok'])("no line of a report: %s", (text) => {
  expect(linesOf(`{"version":"1"}\n${text}\n`)).toEqual({ lines: [{ version: "1" }], stray: text });
});
