import { expect, test } from "vitest";
import { retryReasons } from "../scripts/readme/retry-reasons.ts";
import { retryTable } from "../src/retry-table.ts";

test("every line of the retry table has its reason, and there is no other", () => {
  expect(Object.keys(retryReasons).sort()).toEqual(retryTable.map(({ failure }) => failure).sort());
});

test.each(Object.entries(retryReasons))("'%s' says why in a sentence", (_, why) => {
  expect(why).toMatch(/^[A-Z].+\.$/);
});
