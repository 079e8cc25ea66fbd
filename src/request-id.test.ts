import { expect, test } from "vitest";
import { requestIdOf } from "./request-id.ts";

test.each(["1b550a2c-e0c2-4fe5-86f4-e9243aafac3a", "1B550A2C-E0C2-4FE5-86F4-E9243AAFAC3A"])(
  "%s is a request id",
  (id) => {
    expect(requestIdOf(id)).toBe(id);
  },
);

test.each([
  null,
  undefined,
  "",
  "string",
  "{1b550a2c-e0c2-4fe5-86f4-e9243aafac3a}",
  "1b550a2c-e0c2-4fe5-86f4-e9243aafac3a\n",
  "1b550a2c-e0c2-4fe5-86f4-e9243aafac3a, 1b550a2c-e0c2-4fe5-86f4-e9243aafac3a",
])("%j is none", (id) => {
  expect(requestIdOf(id)).toBeUndefined();
});
