import fc from "fast-check";
import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const NAMES = ["retry-after-ms", "x-ms-retry-after-ms", "retry-after"] as const;

// What a header can hold at all: fetch refuses line breaks, NUL, and characters beyond Latin-1.
const headerText = fc
  .array(fc.integer({ min: 1, max: 255 }), { maxLength: 24 })
  .map((codes) => String.fromCharCode(...codes).replace(/[\r\n]/g, ""));
const sign = fc.constantFrom("", "-", "+");
const digits = fc.stringMatching(/^\d{1,20}$/);
const numberLike = fc
  .tuple(sign, digits, fc.constantFrom("", ".0", ".5", "e3", "e12", "E400", "x1", "s", ",1", " 1"))
  .map((parts) => parts.join(""));
const epochMs = fc.integer({ min: 0, max: 253_402_300_799 }).map((seconds) => seconds * 1000);
const httpDate = epochMs.map((ms) => new Date(ms).toUTCString());
const brokenDate = fc
  .tuple(httpDate, fc.nat(28), fc.constantFrom("", "0", "9", "x", " ", "-"))
  .map(([date, at, text]) => date.slice(0, at) + text + date.slice(at + 1));
const value = fc.oneof(
  headerText,
  numberLike,
  digits,
  httpDate,
  brokenDate,
  fc.constantFrom("NaN", "Infinity"),
);
const headers = fc
  .array(fc.tuple(fc.constantFrom(...NAMES, "date"), value), { maxLength: 6 })
  .map((lines) => {
    const made = new Headers();
    for (const [name, text] of lines) made.append(name, text);
    return made;
  });

test("whatever the headers hold, the wait is undefined or a number that is not negative", () => {
  fc.assert(
    fc.property(headers, epochMs, (given, nowMs) => {
      const ms = retryAfterMs(given, nowMs);
      if (ms !== undefined) expect(ms).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});

test("what is neither a whole number nor an HTTP date counts as absent", () => {
  const malformed = fc
    .oneof(
      headerText,
      fc
        .tuple(sign, digits, fc.constantFrom("e1", "e12", ".", ".5", "s", " 1"))
        .map((parts) => parts.join("")),
      fc.constant("1e12"),
    )
    .filter((text) => !/^\s*\d+\s*$/.test(text) && Number.isNaN(Date.parse(text)));
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), malformed, epochMs, (name, text, nowMs) => {
      expect(retryAfterMs(new Headers({ [name]: text }), nowMs)).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});

test("whole numbers are obeyed to the millisecond, in the order of the headers", () => {
  const ms = fc.nat(1_000_000_000);
  fc.assert(
    fc.property(fc.array(ms, { minLength: 3, maxLength: 3 }), fc.nat(2), (numbers, first) => {
      const given = new Headers();
      for (const [index, name] of NAMES.entries())
        given.set(name, index < first ? "soon" : String(numbers[index]));
      expect(retryAfterMs(given, 0)).toBe(
        (numbers[first] ?? 0) * (NAMES[first] === "retry-after" ? 1000 : 1),
      );
    }),
  );
});

test("a date is measured against the service's clock, whatever the local one says", () => {
  fc.assert(
    fc.property(epochMs, epochMs, epochMs, (wanted, serviceMs, localMs) => {
      const given = new Headers({ "retry-after": new Date(wanted).toUTCString() });
      expect(retryAfterMs(given, localMs)).toBe(Math.max(0, wanted - localMs));
      given.set("date", new Date(serviceMs).toUTCString());
      expect(retryAfterMs(given, localMs)).toBe(Math.max(0, wanted - serviceMs));
    }),
  );
});
