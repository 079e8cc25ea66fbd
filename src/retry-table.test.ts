import { expect, test } from "vitest";
import { type AttemptFailure, retryRow, retryTable } from "./retry-table.ts";

const retriedAndUnknown = { retried: true, mayHaveActed: true };
const retriedAndUnsent = { retried: true, mayHaveActed: false };
const finalAndUnknown = { retried: false, mayHaveActed: true };
const finalAndRefused = { retried: false, mayHaveActed: false };

const cases: [AttemptFailure | number, string, { retried: boolean; mayHaveActed: boolean }][] = [
  [408, "408", retriedAndUnknown],
  [429, "429", retriedAndUnknown],
  [500, "other 5xx", retriedAndUnknown],
  [502, "other 5xx", retriedAndUnknown],
  [503, "other 5xx", retriedAndUnknown],
  [504, "other 5xx", retriedAndUnknown],
  [599, "other 5xx", retriedAndUnknown],
  [501, "501, 505", finalAndUnknown],
  [505, "501, 505", finalAndUnknown],
  [200, "2xx other than 202", finalAndUnknown],
  [204, "2xx other than 202", finalAndUnknown],
  [299, "2xx other than 202", finalAndUnknown],
  [0, "any other status", finalAndRefused],
  [199, "any other status", finalAndRefused],
  [302, "any other status", finalAndRefused],
  [304, "any other status", finalAndRefused],
  [400, "any other status", finalAndRefused],
  [401, "any other status", finalAndRefused],
  [403, "any other status", finalAndRefused],
  [404, "any other status", finalAndRefused],
  [409, "any other status", finalAndRefused],
  [412, "any other status", finalAndRefused],
  [600, "600 and above", finalAndUnknown],
  [999, "600 and above", finalAndUnknown],
  ["lost", "connection lost", retriedAndUnknown],
  ["attemptTimeout", "attempt timeout", retriedAndUnknown],
  ["refused", "connection refused", retriedAndUnsent],
  ["dns", "DNS failure", retriedAndUnsent],
  ["tls", "TLS failure", finalAndRefused],
  ["redirected", "redirect that fetch followed or hid", finalAndUnknown],
  ["noResponse", "fetch that gives no Response", finalAndUnknown],
];

test.each(cases)("%s is on the line '%s'", (given, failure, columns) => {
  expect(retryRow(typeof given === "number" ? { status: given } : given)).toMatchObject({
    failure,
    ...columns,
  });
});

test("every line of the table is reached by one of the cases above", () => {
  const reached = new Set(cases.map(([, failure]) => failure));
  expect(retryTable.map(({ failure }) => failure).filter((failure) => !reached.has(failure))).toEqual([]);
});

test("the table has a line for every status", () => {
  const statuses = Array.from({ length: 1_000 }, (_, status) => status);
  expect(statuses.filter((status) => !retryRow({ status }))).toEqual([]);
});

test("a failure that is none is a mistake of the program", () => {
  expect(() => retryRow({ status: Number.NaN })).toThrow(
    new TypeError('The retry table has no line for {"status":null}.'),
  );
});
