import { join } from "node:path";
import { expect, test } from "vitest";
import { checkScenario } from "../faults/check-scenario.ts";
import { runScenario } from "../faults/run-scenario.ts";
import { odataJson } from "../upstream/odata-json.ts";
import { readRecordings } from "./recording.ts";
import { readsIn, replaysOf } from "./replay-reads.ts";

// Exchanges in the form of recorded ones: ids, accounts, times and sentences are this project's own, header case, order
// and layout are those of the source that each names.
const recordings = readRecordings(join(import.meta.dirname, "own"));
const settings = [
  { transport: "plain", credential: "token", sender: "node" },
  { transport: "plain", credential: "key", sender: "node" },
  { transport: "plain", credential: "token", sender: "fetch" },
] as const;

for (const [file, recording] of recordings) {
  test(`${file} names a public source`, () => {
    expect(recording.source.repo).toMatch(/^Azure\/[\w-]+$/);
    expect(recording.source.path).toMatch(/\.\w+$/);
  });

  for (const scenario of replaysOf(file, recording)) {
    for (const setting of settings) {
      test(`${scenario.id}, signed in by ${setting.credential}, over ${setting.sender}: ${scenario.title}`, async () => {
        checkScenario(scenario, setting, await runScenario(scenario, setting, undefined));
      });
    }
  }
}

test("raw bodies have the service's layout", () => {
  const texts = recordings
    .flatMap(([, { exchanges }]) => exchanges.map(({ response }) => response.body))
    .filter((body) => typeof body === "string" && body !== "");
  expect(texts.length).toBeGreaterThan(3);
  for (const text of texts) expect(odataJson(JSON.parse(String(text)))).toBe(text);
});

test("the set has each kind of answer that was ever recorded", () => {
  const statuses = recordings.flatMap(([, { exchanges }]) =>
    exchanges.map(({ response }) => response.status),
  );
  expect(new Set(statuses)).toEqual(new Set([200, 202, 400, 404, 409, 429]));
});

test("the set reads a job before, in and after its termination, and one that is gone", () => {
  const states = recordings.flatMap(([, recording]) => readsIn(recording).map(({ state }) => state));
  expect(new Set(states)).toEqual(new Set(["active", "terminating", "completed", "deleted"]));
});
