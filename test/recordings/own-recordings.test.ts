import { join } from "node:path";
import { expect, test } from "vitest";
import { checkScenario } from "../faults/check-scenario.ts";
import { runScenario } from "../faults/run-scenario.ts";
import { readRecordings } from "./recording.ts";
import { scenariosOf } from "./replay.ts";

// Exchanges in the form of recorded ones: ids, accounts, times and sentences are this project's own, header case, order
// and layout are those of the source that each names.
const recordings = readRecordings(join(import.meta.dirname, "own"));
const settings = [
  { transport: "plain", credential: "token" },
  { transport: "plain", credential: "key" },
] as const;

for (const [file, recording] of recordings) {
  test(`${file} names a public source`, () => {
    expect(recording.source.repo).toMatch(/^Azure\/[\w-]+$/);
    expect(recording.source.path).toMatch(/\.\w+$/);
  });

  for (const scenario of scenariosOf(file.replace(".json", ""), recording)) {
    for (const setting of settings) {
      test(`${scenario.id}, signed in by ${setting.credential}: ${scenario.title}`, async () => {
        checkScenario(scenario, setting, await runScenario(scenario, setting, undefined));
      });
    }
  }
}

test("the set has each kind of answer that was ever recorded", () => {
  const statuses = recordings.flatMap(([, { exchanges }]) =>
    exchanges.map(({ response }) => response.status),
  );
  expect(new Set(statuses)).toEqual(new Set([200, 202, 400, 404, 409, 429]));
});
