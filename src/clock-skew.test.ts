import { describe, expect, test } from "vitest";
import { clockSkewNote } from "./clock-skew.ts";

const MINUTE = 60_000;
const SERVICE_MS = Date.UTC(2026, 0, 5, 12);
const headers = new Headers({ date: "Mon, 05 Jan 2026 12:00:00 GMT" });

describe("the note says by how much the local clock is wrong", () => {
  test("when it is ahead", () => {
    expect(clockSkewNote(headers, SERVICE_MS + 90 * MINUTE)).toBe(
      "the local clock is 90 minutes ahead of the service's, and a signature is taken for 15 minutes; set the clock",
    );
  });

  test("when it is behind", () => {
    expect(clockSkewNote(headers, SERVICE_MS - 16 * MINUTE)).toBe(
      "the local clock is 16 minutes behind the service's, and a signature is taken for 15 minutes; set the clock",
    );
  });

  test("rounded to whole minutes", () => {
    expect(clockSkewNote(headers, SERVICE_MS + 20.4 * MINUTE)).toContain(" 20 minutes ahead");
    expect(clockSkewNote(headers, SERVICE_MS + 20.6 * MINUTE)).toContain(" 21 minutes ahead");
  });

  test("from the first millisecond past 15 minutes, in both directions", () => {
    expect(clockSkewNote(headers, SERVICE_MS + 15 * MINUTE + 1)).toBeDefined();
    expect(clockSkewNote(headers, SERVICE_MS - 15 * MINUTE - 1)).toBeDefined();
  });
});

describe("there is no note", () => {
  test.each([
    ["when both clocks agree", SERVICE_MS],
    ["up to 15 minutes ahead", SERVICE_MS + 15 * MINUTE],
    ["up to 15 minutes behind", SERVICE_MS - 15 * MINUTE],
  ])("%s", (_, nowMs) => {
    expect(clockSkewNote(headers, nowMs)).toBeUndefined();
  });

  test("when the answer has no date", () => {
    expect(clockSkewNote(new Headers(), SERVICE_MS)).toBeUndefined();
  });

  test("when its date cannot be read", () => {
    expect(clockSkewNote(new Headers({ date: "2026-01-05T12:00:00Z" }), 0)).toBeUndefined();
  });
});
