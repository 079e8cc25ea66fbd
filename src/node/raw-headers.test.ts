import { expect, test } from "vitest";
import { RawHeaders } from "./raw-headers.ts";

const headers = new RawHeaders(["ETag", "0x1", "Retry-After", "1", "retry-after", "2", "Empty", ""]);

test.each([
  ["etag", "0x1"],
  ["ETAG", "0x1"],
  ["retry-after", "1, 2"],
  ["empty", ""],
  ["absent", null],
  ["etah", null],
])("%s is %j, as fetch would tell it", (name, value) => {
  expect(headers.get(name)).toBe(value);
  const fetched = new globalThis.Headers([
    ["ETag", "0x1"],
    ["Retry-After", "1"],
    ["retry-after", "2"],
    ["Empty", ""],
  ]);
  expect(fetched.get(name)).toBe(value);
});
