import type { Effort } from "./results.ts";

/** A whole run: about fifteen minutes on two cores. */
export const WHOLE: Effort = {
  callRounds: 5,
  warmUpCalls: 6000,
  wideCalls: 6000,
  sequentialCalls: 2000,
  memoryRounds: 3,
  memoryCalls: 25_000,
  coldRounds: 11,
  manyRounds: 3,
  jobs: 10_000,
  delayMs: 20,
  toolRounds: 3,
};

/** About a minute. */
export const QUICK: Effort = {
  callRounds: 1,
  warmUpCalls: 500,
  wideCalls: 1000,
  sequentialCalls: 400,
  memoryRounds: 1,
  memoryCalls: 5000,
  coldRounds: 3,
  manyRounds: 1,
  jobs: 2000,
  delayMs: 20,
  toolRounds: 1,
};
