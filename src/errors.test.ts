import { describe, expect, test } from "vitest";
import {
  isBatchClientError,
  isBatchCredentialError,
  isBatchInputError,
  isBatchNetworkError,
  isBatchServiceError,
  isBatchTimeoutError,
} from "./error-guards.ts";
import {
  BatchClientError,
  BatchCredentialError,
  BatchInputError,
  BatchNetworkError,
  BatchServiceError,
  BatchTimeoutError,
} from "./errors.ts";

const cause = new Error("underneath");
const details = { attempts: 2, clientRequestId: "id", outcomeUnknown: true, cause };
const service = {
  status: 404,
  code: "JobNotFound",
  serviceMessage: "The specified job does not exist.",
  values: [{ key: "a", value: "b" }],
  requestId: "request",
  retryAfterMs: 1_000,
  responseText: "{}",
};

const kinds = [
  { name: "BatchClientError", error: new BatchClientError("m", details), guard: isBatchClientError, own: {} },
  {
    name: "BatchServiceError",
    error: new BatchServiceError("m", { ...details, ...service }),
    guard: isBatchServiceError,
    own: service,
  },
  {
    name: "BatchNetworkError",
    error: new BatchNetworkError("m", { ...details, failure: "lost" }),
    guard: isBatchNetworkError,
    own: { failure: "lost" },
  },
  {
    name: "BatchTimeoutError",
    error: new BatchTimeoutError("m", { ...details, scope: "total", timeoutMs: 5 }),
    guard: isBatchTimeoutError,
    own: { scope: "total", timeoutMs: 5 },
  },
  {
    name: "BatchCredentialError",
    error: new BatchCredentialError("m", details),
    guard: isBatchCredentialError,
    own: {},
  },
];

describe.each(kinds)("$name", ({ name, error, guard, own }) => {
  test("is an Error with a fixed name, its cause and its details", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(BatchClientError);
    expect(error).toMatchObject({
      name,
      message: "m",
      attempts: 2,
      clientRequestId: "id",
      outcomeUnknown: true,
      ...own,
    });
    expect(error.cause).toBe(cause);
    expect(error.stack).toContain("m");
  });

  test("is known by its own guard and the general one, and by no other", () => {
    expect(guard(error)).toBe(true);
    expect(isBatchClientError(error)).toBe(true);
    const others = kinds.filter((kind) => kind.guard !== guard && kind.guard !== isBatchClientError);
    expect(others.filter((other) => other.guard(error))).toEqual([]);
    expect(isBatchInputError(error)).toBe(false);
  });

  test("is known when it comes from another copy of the package", () => {
    const fromOtherCopy = Object.assign(new Error("m"), { name });
    expect(guard(fromOtherCopy)).toBe(true);
    expect(isBatchClientError(fromOtherCopy)).toBe(true);
  });

  test("is more than a thing of the same name", () => {
    expect(guard({ name, message: "m" })).toBe(false);
    expect(guard(new Error(name))).toBe(false);
    expect(guard(undefined)).toBe(false);
    expect(guard(name)).toBe(false);
  });
});

describe("BatchInputError", () => {
  const error = new BatchInputError("options.scope", "must be a text.");

  test("names the argument and says that nothing was sent", () => {
    expect(error).toMatchObject({
      name: "BatchInputError",
      message: "options.scope must be a text.",
      argument: "options.scope",
      attempts: 0,
      clientRequestId: undefined,
      outcomeUnknown: false,
    });
    expect("cause" in error).toBe(false);
  });

  test("keeps a cause", () => {
    expect(new BatchInputError("a", "b", cause).cause).toBe(cause);
  });

  test("is known by its guard and the general one", () => {
    expect(isBatchInputError(error)).toBe(true);
    expect(isBatchClientError(error)).toBe(true);
    expect(isBatchServiceError(error)).toBe(false);
  });
});
