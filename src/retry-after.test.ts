import { describe, expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const NOW = Date.UTC(2017, 1, 17);
const IN_TWO_MINUTES = "Fri, 17 Feb 2017 00:02:00 GMT";
const AN_HOUR_AGO = "Thu, 16 Feb 2017 23:00:00 GMT";

const asked = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), NOW);

test("an answer without any of the headers asks for nothing", () => {
  expect(asked({ date: IN_TWO_MINUTES })).toBeUndefined();
});

describe("Retry-After", () => {
  test.each([
    ["whole seconds", "30", 30_000],
    ["seconds with space around", " 30 ", 30_000],
    ["no wait", "0", 0],
    ["leading zeros", "007", 7_000],
    ["a very long wait", "100000000", 100_000_000_000],
    ["a date", IN_TWO_MINUTES, 120_000],
    ["a date in the past", AN_HOUR_AGO, 0],
    ["this very second", "Fri, 17 Feb 2017 00:00:00 GMT", 0],
  ])("%s is obeyed: %s", (_, value, ms) => {
    expect(asked({ "retry-after": value })).toBe(ms);
  });

  test.each([
    ["fifteen digits", "9".repeat(15)],
    ["sixteen digits", "9".repeat(16)],
    ["400 digits", "9".repeat(400)],
  ])("%s are a wait longer than any timeout, and still a safe number", (_, value) => {
    expect(asked({ "retry-after": value })).toBe(Number.MAX_SAFE_INTEGER);
    expect(asked({ "retry-after-ms": `9${value}` })).toBe(Number.MAX_SAFE_INTEGER);
  });

  test.each([
    ["a word", "abc"],
    ["nothing", ""],
    ["an exponent", "1e12"],
    ["a negative number", "-1"],
    ["a plus sign", "+5"],
    ["a fraction", "1.5"],
    ["a hexadecimal number", "0x10"],
    ["a number with a unit", "5s"],
    ["a date without zone", "Fri, 17 Feb 2017 00:02:00"],
    ["an impossible date", "Fri, 31 Feb 2017 00:02:00 GMT"],
  ])("%s counts as absent: %s", (_, value) => {
    expect(asked({ "retry-after": value })).toBeUndefined();
  });

  test.each([
    ["retry-after", ["1", "2"]],
    ["retry-after", [IN_TWO_MINUTES, IN_TWO_MINUTES]],
    ["retry-after-ms", ["100", "100"]],
  ])("%s sent twice counts as absent: %s", (name, values) => {
    const headers = new Headers();
    for (const value of values) headers.append(name, value);
    expect(retryAfterMs(headers, NOW)).toBeUndefined();
  });
});

describe("the date's reference", () => {
  test.each([
    ["the answer's own Date", { date: AN_HOUR_AGO }, 3_720_000],
    ["the answer's Date even when it is later", { date: "Fri, 17 Feb 2017 00:01:59 GMT" }, 1_000],
    ["the local clock when the Date is malformed", { date: "yesterday" }, 120_000],
    ["the local clock when there is no Date", {}, 120_000],
  ])("is %s", (_, headers, ms) => {
    expect(asked({ ...headers, "retry-after": IN_TWO_MINUTES })).toBe(ms);
  });
});

describe("precedence", () => {
  const all = { "retry-after-ms": "100", "x-ms-retry-after-ms": "200", "retry-after": "3" };

  test.each([
    ["retry-after-ms comes first", all, 100],
    ["x-ms-retry-after-ms comes second", { ...all, "retry-after-ms": "abc" }, 200],
    ["a negative one falls through", { ...all, "retry-after-ms": "-1", "x-ms-retry-after-ms": "-1" }, 3_000],
    ["Retry-After comes last", { ...all, "retry-after-ms": "1e12", "x-ms-retry-after-ms": "" }, 3_000],
    ["0 is an answer, not an absence", { ...all, "retry-after-ms": "0" }, 0],
    ["a date in a millisecond header is malformed", { ...all, "retry-after-ms": IN_TWO_MINUTES }, 200],
    ["nothing well-formed is nothing", { "retry-after-ms": "x", "retry-after": "y" }, undefined],
  ])("%s", (_, headers, ms) => {
    expect(asked(headers)).toBe(ms);
  });
});
