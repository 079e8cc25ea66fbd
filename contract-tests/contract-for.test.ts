import { expect, test } from "vitest";
import { contract, contracts, exampleEndpoint, readingContract } from "./contract.ts";
import { contractFor } from "./contract-for.ts";

test.for([
  ["GET", "/jobs/nightly-42", readingContract],
  ["GET", "/batch/v1/jobs/nightly-42?api-version=1", readingContract],
  ["GET", "/jobs/weekly%3Ajob-1", readingContract],
  ["POST", "/jobs/nightly-42/terminate", contract],
  ["POST", "/jobs/nightly-42", undefined],
  ["GET", "/jobs/nightly-42/terminate", undefined],
  ["GET", "/jobs/", undefined],
  ["GET", "/Jobs/nightly-42", undefined],
  ["DELETE", "/jobs/nightly-42", undefined],
] as const)(
  "%s %s is about the operation with this method and path, or about none",
  ([method, path, expected]) => {
    expect(contractFor({ method, url: `${exampleEndpoint}${path}` }, contracts)).toBe(expected);
  },
);
