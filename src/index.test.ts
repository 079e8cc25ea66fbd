import { expect, test } from "vitest";
import * as main from "./index.ts";

test("the package exports the client, its errors and their guards, and nothing else", () => {
  expect(Object.keys(main).sort()).toEqual([
    "BatchClient",
    "BatchClientError",
    "BatchCredentialError",
    "BatchInputError",
    "BatchNetworkError",
    "BatchServiceError",
    "BatchTimeoutError",
    "BatchWaitError",
    "isBatchClientError",
    "isBatchCredentialError",
    "isBatchInputError",
    "isBatchNetworkError",
    "isBatchServiceError",
    "isBatchTimeoutError",
    "isBatchWaitError",
  ]);
});
