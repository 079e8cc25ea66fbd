import { expect, test } from "vitest";
import { targetOf } from "./target.ts";

test.each([
  ["POST", "/bun/jobs/a/terminate?api-version=1", { kind: "terminate", run: "bun", job: "a" }],
  ["POST", "/node-20.0/jobs/s%3Ajob-1/terminate", { kind: "terminate", run: "node-20.0", job: "s:job-1" }],
  ["GET", "/bun/jobs/terminate?api-version=1", { kind: "read", run: "bun", job: "terminate" }],
  ["GET", "/bun/arrived/a", { kind: "tell", what: "arrived", run: "bun", job: "a" }],
  ["GET", "/bun/closed/a", { kind: "tell", what: "closed", run: "bun", job: "a" }],
  ["GET", "/files/smoke/scenarios.js", { kind: "file", path: "smoke/scenarios.js" }],
  ["POST", "/bun/jobs/a", { kind: "unknown" }],
  ["GET", "/bun/jobs/a/terminate", { kind: "unknown" }],
  ["GET", "/favicon.ico", { kind: "unknown" }],
  ["PUT", "/bun/jobs/a", { kind: "unknown" }],
])("%s %s", (method, target, expected) => {
  expect(targetOf(method, target)).toEqual(expected);
});
