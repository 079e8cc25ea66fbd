import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = import.meta.dirname;

const titles = readdirSync(folder)
  .filter((file) => file.endsWith(".test.ts") && file !== "table.test.ts")
  .flatMap((file) => readFileSync(join(folder, file), "utf8").match(/(?<=^test\(\s*")[^"]+(?=")/gm) ?? []);

const rows = readFileSync(join(folder, "../README.md"), "utf8")
  .split("| what the mock cannot see | the test that does |\n|---|---|\n")[1]
  ?.split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the table of blind spots names tests that exist, and all of them once", () => {
  expect(rows?.length).toBeGreaterThan(0);
  expect(rows?.map(([, , title]) => title).sort()).toEqual([...titles].sort());
});

test("every row of the table says what the mock cannot see", () => {
  for (const [, blindness] of rows ?? []) expect(blindness).toMatch(/\w+.*\.$/);
});
