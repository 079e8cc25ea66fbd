import type { FoundState } from "../../../src/errors.ts";
import type { Expected, Scenario } from "../scenario.ts";

/** A wait that ends without the end of the job. */
export const vain = (
  id: string,
  title: string,
  reads: Scenario["reads"],
  states: readonly FoundState[],
  expected: Expected,
  more: Partial<Scenario> = {},
): Scenario => ({
  id: `wait-in-vain-${id}`,
  title: `waiting in vain: ${title}`,
  wait: {},
  server: [],
  reads: reads ?? [],
  expect: expected,
  seen: { requests: 0, reads: typeof reads === "function" ? 1 : (reads?.length ?? 0), states },
  ...more,
});
