import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Service } from "../../contract-tests/service/service.ts";
import { bin, serviceWithEnv, start } from "./bin.ts";

let service: Service;
let env: Record<string, string>;
beforeEach(async () => {
  ({ service, env } = await serviceWithEnv());
});
afterEach(() => service.stop());

const inShell = (command: string) =>
  start("bash", ["--norc", "-o", "pipefail", "-c", `"${process.execPath}" "${bin}" ${command}`], { env })
    .ended;

test("help that nobody reads ends quietly", async () => {
  expect(await inShell("terminate --help | true")).toEqual({ code: 0, stdout: "", stderr: "" });
});

// A device on which there is never room.
describe.skipIf(!existsSync("/dev/full"))("where stdout takes nothing", () => {
  const error = "error: stdout cannot be written (ENOSPC).\n";

  test("one job that is done ends 1, and says why", async () => {
    const { code, stderr } = await inShell("terminate job-1 > /dev/full");
    expect([code, service.requests.length]).toEqual([1, 1]);
    expect(stderr).toContain("1 accepted");
    expect(stderr.endsWith(error)).toBe(true);
  });

  test("many jobs are stopped, and nobody is said to have interrupted them", async () => {
    const { code, stderr } = await inShell("terminate job-{1..3000} > /dev/full");
    expect(code).toBe(1);
    expect(service.requests.length).toBeLessThan(3_000);
    expect(stderr).not.toContain("Interrupted");
    expect(stderr.split(error)).toHaveLength(2);
  });

  test("help ends 1, and says why", async () => {
    expect(await inShell("--help > /dev/full")).toEqual({ code: 1, stdout: "", stderr: error });
  });
});
