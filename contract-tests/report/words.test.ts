import { expect, test } from "vitest";
import { counted, durationText, oneLine, shortened } from "./words.ts";

test.each([
  [0, "0 ms"],
  [999.4, "999 ms"],
  [999.6, "1.0 s"],
  [12_345, "12.3 s"],
  [59_949, "59.9 s"],
  [59_950, "1 min 0 s"],
  [125_000, "2 min 5 s"],
])("%d ms is read as %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test("one is singular, all else is plural", () => {
  expect([0, 1, 2, 1234].map((count) => counted(count, "finding"))).toEqual([
    "0 findings",
    "1 finding",
    "2 findings",
    "1,234 findings",
  ]);
});

test("a long text is cut, never within a character, and says how long it is", () => {
  expect(shortened("abc", 3)).toBe("abc");
  expect(shortened("abcd", 3)).toBe("abc … (4 characters in all)");
  expect(shortened("ab🎉d", 3)).toBe("ab … (5 characters in all)");
});

test("lines become one line", () => {
  expect(oneLine(" a \n\n  b\nc ")).toBe("a b c");
});
