import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { errorExamples, exampleJobId } from "../contract-tests/contract.ts";

const script = fileURLToPath(new URL("../scripts/start.ts", import.meta.url));
const run = promisify(execFile);

let shown: string;

beforeAll(async () => {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  // Rejects for any exit code but 0, and when the demonstration does not end by itself.
  const { stdout, stderr } = await run(process.execPath, [script], { env, timeout: 60_000 });
  expect(stderr).toBe("");
  shown = stdout;
}, 70_000);

test("the request, the answer and the result are shown", () => {
  expect(shown).toContain(`POST /jobs/${exampleJobId}/terminate?api-version=2023-11-01.18.0`);
  expect(shown).toContain("application/json; odata=minimalmetadata");
  expect(shown).toContain("202 Accepted");
  expect(shown).toMatch(/outcome +'accepted'/);
});

test.each(errorExamples)("the error example $name is shown", ({ status, code, body }) => {
  const [sentence = ""] = (body.message?.value ?? "").split("\n");
  const inOneLine = shown.replace(/\s+/g, " ");
  expect(inOneLine).toContain(`${status} ${code} BatchServiceError`);
  expect(inOneLine).toContain(sentence);
});

test("exactly the failures worth a retry are shown as retried", () => {
  const retried = shown.split("\n").filter((line) => / {2}retried$/.test(line));
  expect(retried.map((line) => line.trim().split(/\s+/).slice(0, 2).join(" "))).toEqual([
    "429 TooManyRequests",
    "500 InternalError",
    "500 OperationTimedOut",
    "503 ServerBusy",
  ]);
});

test("no signature is shown", () => {
  expect(shown).toContain("SharedKey account:(blanked)");
  expect(shown.match(/SharedKey \w+:(?!\(blanked\)).*/)).toBeNull();
});

test("a pipe gets plain text of at most 100 columns", () => {
  expect(shown).not.toContain("\u001b");
  expect(shown.split("\n").filter((line) => line.length > 100)).toEqual([]);
});

test("a failure ends with a message and exit code 1", async () => {
  // Prism inherits it, and refuses to start.
  const env = {
    ...process.env,
    NODE_OPTIONS: "--import=data:text/javascript,process.argv[1].includes('prism')&&process.exit(7)",
  };
  const failed = await run(process.execPath, [script], { env }).catch((error) => error);
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining("The demonstration failed") });
}, 20_000);
