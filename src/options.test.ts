import { describe, expect, test } from "vitest";
import { BatchInputError } from "./errors.ts";
import {
  type BatchClientOptions,
  defaultRetryPolicy,
  type RetryPolicy,
  readClientOptions,
  readRetryPolicy,
} from "./options.ts";

describe("client options", () => {
  test("without options the defaults hold", () => {
    expect(readClientOptions({})).toEqual({
      policy: {
        maxRetries: 3,
        retryBaseDelayMs: 1_000,
        retryMaxDelayMs: 60_000,
        attemptTimeoutMs: 60_000,
        totalTimeoutMs: 300_000,
      },
      scope: undefined,
      fetch: undefined,
      userAgent: undefined,
    });
  });

  test("all options are taken", () => {
    const fetch = async () => new Response();
    const policy = {
      maxRetries: 0,
      retryBaseDelayMs: 0,
      retryMaxDelayMs: 0,
      attemptTimeoutMs: Number.POSITIVE_INFINITY,
      totalTimeoutMs: 0.5,
    };
    expect(
      readClientOptions({ ...policy, fetch, scope: "api://batch/.default", userAgent: "a/1 (b)" }),
    ).toEqual({
      policy,
      fetch,
      scope: "api://batch/.default",
      userAgent: "a/1 (b)",
    });
  });

  test("an option that is undefined counts as absent", () => {
    const options = { maxRetries: undefined, scope: undefined } as unknown as BatchClientOptions;
    expect(readClientOptions(options).policy).toEqual(defaultRetryPolicy);
  });

  test.each([
    ["scope", ""],
    ["scope", "  "],
    ["scope", 1],
    ["scope", null],
    ["fetch", "fetch"],
    ["fetch", null],
    ["userAgent", ""],
    ["userAgent", " a"],
    ["userAgent", "a "],
    ["userAgent", "a\r\nevil: 1"],
    ["userAgent", "nightly-cleaner/2·1"],
    ["userAgent", 1],
    ["userAgent", null],
  ])("%s = %j is refused", (key, value) => {
    const read = () => readClientOptions({ [key]: value });
    expect(read).toThrow(BatchInputError);
    expect(read).toThrow(expect.objectContaining({ argument: `options.${key}` }));
  });

  test("a misspelled name is refused with the names there are", () => {
    const misspelled = { maxRetrys: 1 } as BatchClientOptions;
    expect(() => readClientOptions(misspelled)).toThrow(
      "options.maxRetrys is not an option. The options are attemptTimeoutMs, fetch, maxRetries, onEvent, retryBaseDelayMs, retryMaxDelayMs, scope, totalTimeoutMs, userAgent.",
    );
  });
});

describe("the retry policy", () => {
  test("the base is kept where nothing is given", () => {
    expect(readRetryPolicy({}, defaultRetryPolicy)).toBe(defaultRetryPolicy);
  });

  test("a given value replaces that of the base, the others stay", () => {
    const base = { ...defaultRetryPolicy, maxRetries: 9 };
    expect(readRetryPolicy({ attemptTimeoutMs: 5 }, base)).toEqual({ ...base, attemptTimeoutMs: 5 });
  });

  test("other options are not its business", () => {
    const options: BatchClientOptions = { maxRetries: 1, scope: "api://batch/.default" };
    expect(Object.keys(readRetryPolicy(options, defaultRetryPolicy))).toEqual(
      Object.keys(defaultRetryPolicy),
    );
  });

  const badNumbers = [Number.NaN, -1, "1000", null, true];
  test.each([
    ...badNumbers.map((value) => ["maxRetries", value]),
    ["maxRetries", 1.5],
    ["maxRetries", 1_001],
    ["maxRetries", Number.POSITIVE_INFINITY],
    ...badNumbers.map((value) => ["retryBaseDelayMs", value]),
    ["retryBaseDelayMs", Number.POSITIVE_INFINITY],
    ...badNumbers.map((value) => ["retryMaxDelayMs", value]),
    ["retryMaxDelayMs", Number.POSITIVE_INFINITY],
    ...badNumbers.map((value) => ["attemptTimeoutMs", value]),
    ["attemptTimeoutMs", 0],
    ...badNumbers.map((value) => ["totalTimeoutMs", value]),
    ["totalTimeoutMs", 0],
  ] as [keyof RetryPolicy, unknown][])("%s = %s is refused", (key, value) => {
    const read = () => readClientOptions({ [key]: value });
    expect(read).toThrow(BatchInputError);
    expect(read).toThrow(expect.objectContaining({ argument: `options.${key}` }));
  });

  test.each([
    ["maxRetries", -1, "options.maxRetries must be a whole number from 0 to 1000."],
    ["retryBaseDelayMs", -1, "options.retryBaseDelayMs must be a number of milliseconds."],
    [
      "retryMaxDelayMs",
      Number.POSITIVE_INFINITY,
      "options.retryMaxDelayMs must be a finite number of milliseconds.",
    ],
    ["attemptTimeoutMs", -1, "options.attemptTimeoutMs must be a number of milliseconds, greater than 0."],
    ["totalTimeoutMs", 0, "options.totalTimeoutMs must be greater than 0; use Infinity for no limit."],
  ])("%s = %d is refused with what would be right", (key, value, message) => {
    expect(() => readClientOptions({ [key]: value })).toThrow(message);
  });

  test("1000 retries are the most", () => {
    expect(readClientOptions({ maxRetries: 1_000 }).policy.maxRetries).toBe(1_000);
  });
});
