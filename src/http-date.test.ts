import { expect, test } from "vitest";
import { formatHttpDate, parseHttpDate } from "./http-date.ts";

test.each([
  [Date.UTC(2017, 1, 17), "Fri, 17 Feb 2017 00:00:00 GMT"],
  [Date.UTC(2017, 1, 17, 23, 59, 59, 999), "Fri, 17 Feb 2017 23:59:59 GMT"],
  [Date.UTC(2024, 1, 29, 1, 2, 3), "Thu, 29 Feb 2024 01:02:03 GMT"],
  [0, "Thu, 01 Jan 1970 00:00:00 GMT"],
  [Date.parse("0001-01-01T00:00:00Z"), "Mon, 01 Jan 0001 00:00:00 GMT"],
])("%d is written as %s", (epochMs, text) => {
  expect(formatHttpDate(epochMs)).toBe(text);
});

test.each([
  ["Fri, 17 Feb 2017 00:00:00 GMT", Date.UTC(2017, 1, 17)],
  ["  Fri, 17 Feb 2017 00:00:00 GMT ", Date.UTC(2017, 1, 17)],
  ["Thu, 29 Feb 2024 01:02:03 GMT", Date.UTC(2024, 1, 29, 1, 2, 3)],
  ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ["Fri, 31 Dec 9999 23:59:59 GMT", Date.UTC(9999, 11, 31, 23, 59, 59)],
])("%s is read", (text, epochMs) => {
  expect(parseHttpDate(text)).toBe(epochMs);
});

test.each([
  ["an empty text", ""],
  ["a number", "120"],
  ["another word", "tomorrow"],
  ["what Date writes for none", "Invalid Date"],
  ["a date that only Date.parse reads", "Fri Feb 17 2017 00:00:00 GMT"],
  ["a year of two digits", "Fri, 17 Feb 17 00:00:00 GMT"],
  ["another letter case", "fri, 17 feb 2017 00:00:00 gmt"],
  ["an ISO date", "2017-02-17T00:00:00Z"],
  ["the wrong weekday", "Mon, 17 Feb 2017 00:00:00 GMT"],
  ["31 February", "Fri, 31 Feb 2017 00:00:00 GMT"],
  ["29 February of a common year", "Wed, 29 Feb 2017 00:00:00 GMT"],
  ["an unknown month", "Fri, 17 Foo 2017 00:00:00 GMT"],
  ["hour 24", "Fri, 17 Feb 2017 24:00:00 GMT"],
  ["hour 25", "Fri, 17 Feb 2017 25:00:00 GMT"],
  ["minute 60", "Fri, 17 Feb 2017 00:60:00 GMT"],
  ["another zone", "Fri, 17 Feb 2017 00:00:00 CET"],
  ["an offset", "Fri, 17 Feb 2017 00:00:00 +0000"],
  ["one digit for the day", "Fri, 7 Feb 2017 00:00:00 GMT"],
  ["text after the date", "Fri, 17 Feb 2017 00:00:00 GMT, Fri, 17 Feb 2017 00:00:00 GMT"],
])("%s is no HTTP date", (_, text) => {
  expect(parseHttpDate(text)).toBeUndefined();
});
